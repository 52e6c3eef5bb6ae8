-- @table gold.dim_dispute
-- @key dispute_key
-- @inputs silver.dispute_requests
-- @columns dispute_key BIGINT, dispute_id BIGINT, booking_id BIGINT, user_id BIGINT, reason STRING, dispute_status STRING, created_at TIMESTAMP, updated_at TIMESTAMP
SELECT d.dispute_id AS dispute_key, d.dispute_id, d.booking_id, d.user_id, d.reason, d.status AS dispute_status, d.created_at, d.updated_at
FROM silver_dispute_requests d
UNION ALL
SELECT CAST(-1 AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS STRING), 'unknown', CAST(NULL AS TIMESTAMP), CAST(NULL AS TIMESTAMP)
