-- @table gold.dim_user
-- @key user_key
-- @inputs silver.users
-- @columns user_key BIGINT, user_id BIGINT, first_name STRING, last_name STRING, user_type STRING, user_status STRING, created_at TIMESTAMP
SELECT u.user_id AS user_key, u.user_id, u.first_name, u.last_name, u.role AS user_type, u.status AS user_status, u.created_at
FROM silver_users u
