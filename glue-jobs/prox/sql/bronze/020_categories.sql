-- @table bronze.categories
-- @format csv
-- @split category_id
-- @columns category_id, category_name, created_at, updated_at
SELECT
  CAST(category_id AS TEXT) AS category_id,
  CAST(category_name AS TEXT) AS category_name,
  CAST(created_at AS TEXT) AS created_at,
  CAST(updated_at AS TEXT) AS updated_at
FROM {source_schema}.categories
