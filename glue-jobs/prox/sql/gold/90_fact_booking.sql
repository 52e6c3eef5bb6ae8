-- @table gold.fact_booking
-- @key booking_id
-- @inputs silver.bookings, silver.services, silver.service_providers, silver.quotes, silver.dispute_requests, silver.job_reviews
-- @columns booking_id BIGINT, date_key INT, user_key BIGINT, service_key BIGINT, location_key BIGINT, dispute_key BIGINT, review_key BIGINT, booking_status STRING, booking_fee DECIMAL(10,2), scheduled_at TIMESTAMP, created_at TIMESTAMP
WITH latest_dispute AS (
  SELECT d.booking_id, d.dispute_id FROM (
    SELECT q.booking_id, q.dispute_id, row_number() OVER (PARTITION BY q.booking_id ORDER BY q.created_at DESC NULLS LAST, q.dispute_id DESC NULLS LAST) AS place
    FROM silver_dispute_requests q
  ) d WHERE d.place = 1
),
latest_review AS (
  SELECT j.booking_id, j.review_id FROM (
    SELECT q.booking_id, q.review_id, row_number() OVER (PARTITION BY q.booking_id ORDER BY q.created_at DESC NULLS LAST, q.review_id DESC NULLS LAST) AS place
    FROM silver_job_reviews q
  ) j WHERE j.place = 1
),
locations AS (
  SELECT coalesce(p.location, 'Unknown') AS city, min(p.provider_id) AS location_key
  FROM silver_service_providers p
  GROUP BY coalesce(p.location, 'Unknown')
)
SELECT
  b.booking_id,
  CAST(year(b.scheduled_date) * 10000 + month(b.scheduled_date) * 100 + day(b.scheduled_date) AS INT) AS date_key,
  b.user_id AS user_key,
  b.service_id AS service_key,
  l.location_key,
  coalesce(d.dispute_id, CAST(-1 AS BIGINT)) AS dispute_key,
  coalesce(j.review_id * 2, CAST(-1 AS BIGINT)) AS review_key,
  b.status AS booking_status,
  CASE WHEN q.status = 'accepted' THEN q.amount ELSE s.price END AS booking_fee,
  b.scheduled_date AS scheduled_at,
  b.created_at
FROM silver_bookings b
JOIN silver_services s ON s.service_id = b.service_id
JOIN silver_service_providers p ON p.provider_id = s.provider_id
JOIN locations l ON l.city = coalesce(p.location, 'Unknown')
LEFT JOIN silver_quotes q ON q.quote_id = b.quote_id
LEFT JOIN latest_dispute d ON d.booking_id = b.booking_id
LEFT JOIN latest_review j ON j.booking_id = b.booking_id
