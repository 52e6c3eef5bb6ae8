-- @table gold.dim_review
-- @key review_key
-- @inputs silver.job_reviews, silver.provider_reviews
-- @columns review_key BIGINT, review_kind STRING, review_id BIGINT, booking_id BIGINT, provider_id BIGINT, user_id BIGINT, rating INT, comment STRING, created_at TIMESTAMP
-- Both kinds number their reviews from 1: job reviews take the even keys, provider reviews the odd ones.
SELECT j.review_id * 2 AS review_key, 'job' AS review_kind, j.review_id, j.booking_id, CAST(NULL AS BIGINT) AS provider_id, CAST(NULL AS BIGINT) AS user_id,
  CAST(NULL AS INT) AS rating, j.comment, j.created_at
FROM silver_job_reviews j
UNION ALL
SELECT p.review_id * 2 + 1, 'provider', p.review_id, CAST(NULL AS BIGINT), p.provider_id, p.user_id, p.rating, p.comment, p.created_at
FROM silver_provider_reviews p
UNION ALL
SELECT CAST(-1 AS BIGINT), 'unknown', CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS INT), CAST(NULL AS STRING), CAST(NULL AS TIMESTAMP)
