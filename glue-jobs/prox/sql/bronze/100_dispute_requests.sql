-- @table bronze.dispute_requests
-- @format csv
-- @split dispute_id
-- @columns dispute_id, booking_id, user_id, reason, status, created_at, updated_at
SELECT
  CAST(dispute_id AS TEXT) AS dispute_id,
  CAST(booking_id AS TEXT) AS booking_id,
  CAST(user_id AS TEXT) AS user_id,
  CAST(reason AS TEXT) AS reason,
  CAST(status AS TEXT) AS status,
  CAST(created_at AS TEXT) AS created_at,
  CAST(updated_at AS TEXT) AS updated_at
FROM {source_schema}.dispute_requests
