-- @table bronze.bookings
-- @format csv
-- @split booking_id
-- @columns booking_id, service_id, user_id, quote_id, image_id, description, status, scheduled_date, comment, created_at
SELECT
  CAST(booking_id AS TEXT) AS booking_id,
  CAST(service_id AS TEXT) AS service_id,
  CAST(user_id AS TEXT) AS user_id,
  CAST(quote_id AS TEXT) AS quote_id,
  CAST(image_id AS TEXT) AS image_id,
  CAST(description AS TEXT) AS description,
  CAST(status AS TEXT) AS status,
  CAST(scheduled_date AS TEXT) AS scheduled_date,
  CAST(comment AS TEXT) AS comment,
  CAST(created_at AS TEXT) AS created_at
FROM {source_schema}.bookings
