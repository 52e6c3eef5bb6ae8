-- @table bronze.provider_categories
-- @format csv
-- @split provider_id
-- @columns provider_id, category_id, created_at
SELECT
  CAST(provider_id AS TEXT) AS provider_id,
  CAST(category_id AS TEXT) AS category_id,
  CAST(created_at AS TEXT) AS created_at
FROM {source_schema}.provider_categories
