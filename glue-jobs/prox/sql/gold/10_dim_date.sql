-- @table gold.dim_date
-- @key date_key
-- @inputs silver.bookings
-- @columns date_key INT, full_date DATE, year_number INT, quarter_number INT, month_number INT, month_name STRING, day_of_month INT, iso_week INT, day_of_week INT, day_name STRING, is_weekend BOOLEAN
WITH bounds AS (
  SELECT CAST(min(b.scheduled_date) AS DATE) AS first_day, CAST(max(b.scheduled_date) AS DATE) AS last_day
  FROM silver_bookings b
),
days AS (
  SELECT DATE '2000-01-01' + CAST(r.n AS INT) AS full_date FROM range(0, 36525) AS r(n)
),
picked AS (
  SELECT days.full_date AS d FROM days CROSS JOIN bounds
  WHERE days.full_date >= bounds.first_day AND days.full_date <= bounds.last_day
)
SELECT
  CAST(year(p.d) * 10000 + month(p.d) * 100 + day(p.d) AS INT) AS date_key,
  p.d AS full_date,
  CAST(year(p.d) AS INT) AS year_number,
  CAST(quarter(p.d) AS INT) AS quarter_number,
  CAST(month(p.d) AS INT) AS month_number,
  CASE month(p.d) WHEN 1 THEN 'January' WHEN 2 THEN 'February' WHEN 3 THEN 'March' WHEN 4 THEN 'April' WHEN 5 THEN 'May' WHEN 6 THEN 'June'
    WHEN 7 THEN 'July' WHEN 8 THEN 'August' WHEN 9 THEN 'September' WHEN 10 THEN 'October' WHEN 11 THEN 'November' ELSE 'December' END AS month_name,
  CAST(day(p.d) AS INT) AS day_of_month,
  CAST(weekofyear(p.d) AS INT) AS iso_week,
  CAST(dayofweek(p.d) AS INT) AS day_of_week,
  CASE dayofweek(p.d) WHEN 1 THEN 'Sunday' WHEN 2 THEN 'Monday' WHEN 3 THEN 'Tuesday' WHEN 4 THEN 'Wednesday' WHEN 5 THEN 'Thursday'
    WHEN 6 THEN 'Friday' ELSE 'Saturday' END AS day_name,
  dayofweek(p.d) IN (1, 7) AS is_weekend
FROM picked p
