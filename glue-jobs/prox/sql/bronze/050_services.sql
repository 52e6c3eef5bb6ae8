-- @table bronze.services
-- @format csv
-- @split service_id
-- @columns service_id, provider_id, category_id, service_name, description, price, availability, created_at, updated_at
SELECT
  CAST(service_id AS TEXT) AS service_id,
  CAST(provider_id AS TEXT) AS provider_id,
  CAST(category_id AS TEXT) AS category_id,
  CAST(service_name AS TEXT) AS service_name,
  CAST(description AS TEXT) AS description,
  CAST(price AS TEXT) AS price,
  CAST(availability AS TEXT) AS availability,
  CAST(created_at AS TEXT) AS created_at,
  CAST(updated_at AS TEXT) AS updated_at
FROM {source_schema}.services
