-- @table bronze.payment_records
-- @format csv
-- @split payment_record_id
-- @columns payment_record_id, booking_id, payment_id, amount, status, created_at, updated_at
SELECT
  CAST(payment_record_id AS TEXT) AS payment_record_id,
  CAST(booking_id AS TEXT) AS booking_id,
  CAST(payment_id AS TEXT) AS payment_id,
  CAST(amount AS TEXT) AS amount,
  CAST(status AS TEXT) AS status,
  CAST(created_at AS TEXT) AS created_at,
  CAST(updated_at AS TEXT) AS updated_at
FROM {source_schema}.payment_records
