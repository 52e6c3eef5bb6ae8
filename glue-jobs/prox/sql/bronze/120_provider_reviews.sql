-- @table bronze.provider_reviews
-- @format json
-- @split review_id
-- @columns review_id, provider_id, user_id, rating, comment, created_at
SELECT
  CAST(review_id AS TEXT) AS review_id,
  CAST(provider_id AS TEXT) AS provider_id,
  CAST(user_id AS TEXT) AS user_id,
  CAST(rating AS TEXT) AS rating,
  CAST(comment AS TEXT) AS comment,
  CAST(created_at AS TEXT) AS created_at
FROM {source_schema}.provider_reviews
