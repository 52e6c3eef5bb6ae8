-- @table gold.dim_service
-- @key service_key
-- @inputs silver.services, silver.categories, silver.service_providers
-- @columns service_key BIGINT, service_id BIGINT, service_name STRING, category STRING, price DECIMAL(10,2), provider_id BIGINT, business_name STRING
SELECT s.service_id AS service_key, s.service_id, s.service_name, c.category_name AS category, s.price, s.provider_id, p.business_name
FROM silver_services s
JOIN silver_categories c ON c.category_id = s.category_id
JOIN silver_service_providers p ON p.provider_id = s.provider_id
