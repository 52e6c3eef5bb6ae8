-- @table bronze.job_reviews
-- @format json
-- @split review_id
-- @columns review_id, booking_id, comment, created_at
SELECT
  CAST(review_id AS TEXT) AS review_id,
  CAST(booking_id AS TEXT) AS booking_id,
  CAST(comment AS TEXT) AS comment,
  CAST(created_at AS TEXT) AS created_at
FROM {source_schema}.job_reviews
