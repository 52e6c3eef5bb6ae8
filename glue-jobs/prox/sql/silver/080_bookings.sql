-- @table silver.bookings
-- @key booking_id
-- @partition scheduled_year
-- @inputs bronze.bookings, silver.services, silver.users, silver.quotes
-- @columns booking_id BIGINT, service_id BIGINT, user_id BIGINT, quote_id BIGINT, image_id STRING, description STRING, status STRING, scheduled_date TIMESTAMP, comment STRING, created_at TIMESTAMP, scheduled_year INT
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.booking_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.booking_id) AS BIGINT) END AS booking_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.service_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.service_id) AS BIGINT) END AS service_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.user_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.user_id) AS BIGINT) END AS user_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.quote_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.quote_id) AS BIGINT) END AS quote_id,
    nullif(trim(BOTH ' ' FROM b.image_id), '') AS image_id,
    nullif(trim(BOTH ' ' FROM b.description), '') AS description,
    CASE WHEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) IN ('accepted', 'declined', 'in_progress', 'completed', 'pending')
      THEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) END AS status,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.scheduled_date) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.scheduled_date), 'T', ' ') AS TIMESTAMP) END AS scheduled_date,
    nullif(trim(BOTH ' ' FROM b.comment), '') AS comment,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    nullif(trim(BOTH ' ' FROM b.quote_id), '') AS quote_id_text,
    b.broken_line,
    concat_ws('|', coalesce(b.booking_id, ''), coalesce(b.service_id, ''), coalesce(b.user_id, ''), coalesce(b.quote_id, ''), coalesce(b.image_id, ''), coalesce(b.description, ''), coalesce(b.status, ''), coalesce(b.scheduled_date, ''), coalesce(b.comment, ''), coalesce(b.created_at, '')) AS source_text
  FROM bronze_bookings b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.booking_id IS NULL THEN 'booking_id invalid'
         WHEN t.service_id IS NULL THEN 'service_id invalid'
         WHEN t.user_id IS NULL THEN 'user_id invalid'
         WHEN t.quote_id IS NULL AND t.quote_id_text IS NOT NULL THEN 'quote_id invalid'
         WHEN t.status IS NULL THEN 'status unknown'
         WHEN t.scheduled_date IS NULL THEN 'scheduled_date invalid'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.scheduled_date < TIMESTAMP '2000-01-01 00:00:00' OR t.scheduled_date >= TIMESTAMP '2100-01-01 00:00:00' THEN 'scheduled_date out of range'
         WHEN silver_services.service_id IS NULL THEN 'service_id orphan'
         WHEN silver_users.user_id IS NULL THEN 'user_id orphan'
         WHEN t.quote_id IS NOT NULL AND silver_quotes.quote_id IS NULL THEN 'quote_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_services ON silver_services.service_id = t.service_id
  LEFT JOIN silver_users ON silver_users.user_id = t.user_id
  LEFT JOIN silver_quotes ON silver_quotes.quote_id = t.quote_id
),
marked AS (
  SELECT j.booking_id, j.service_id, j.user_id, j.quote_id, j.image_id, j.description, j.status, j.scheduled_date, j.comment, j.created_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.booking_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.created_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.booking_id, k.service_id, k.user_id, k.quote_id, k.image_id, k.description, k.status, k.scheduled_date, k.comment, k.created_at,
  CAST(year(k.scheduled_date) AS INT) AS scheduled_year,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
