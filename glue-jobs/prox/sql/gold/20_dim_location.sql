-- @table gold.dim_location
-- @key location_key
-- @inputs silver.service_providers
-- @columns location_key BIGINT, city STRING
-- The first provider of a city names its key, so that a key stays the same from run to run.
SELECT min(p.provider_id) AS location_key, coalesce(p.location, 'Unknown') AS city
FROM silver_service_providers p
GROUP BY coalesce(p.location, 'Unknown')
