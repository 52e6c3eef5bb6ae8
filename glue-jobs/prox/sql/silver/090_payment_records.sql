-- @table silver.payment_records
-- @key payment_record_id
-- @inputs bronze.payment_records, silver.bookings
-- @columns payment_record_id BIGINT, booking_id BIGINT, payment_id BIGINT, amount DECIMAL(10,2), status STRING, created_at TIMESTAMP, updated_at TIMESTAMP
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.payment_record_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.payment_record_id) AS BIGINT) END AS payment_record_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.booking_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.booking_id) AS BIGINT) END AS booking_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.payment_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.payment_id) AS BIGINT) END AS payment_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.amount) || ';', '^-?[0-9]{1,8}([.][0-9]{1,2})?;$') THEN TRY_CAST(trim(BOTH ' ' FROM b.amount) AS DECIMAL(10,2)) END AS amount,
    CASE WHEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) IN ('pending', 'paid', 'failed', 'refunded')
      THEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) END AS status,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.updated_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.updated_at), 'T', ' ') AS TIMESTAMP) END AS updated_at,
    nullif(trim(BOTH ' ' FROM b.payment_id), '') AS payment_id_text,
    nullif(trim(BOTH ' ' FROM b.updated_at), '') AS updated_at_text,
    b.broken_line,
    concat_ws('|', coalesce(b.payment_record_id, ''), coalesce(b.booking_id, ''), coalesce(b.payment_id, ''), coalesce(b.amount, ''), coalesce(b.status, ''), coalesce(b.created_at, ''), coalesce(b.updated_at, '')) AS source_text
  FROM bronze_payment_records b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.payment_record_id IS NULL THEN 'payment_record_id invalid'
         WHEN t.booking_id IS NULL THEN 'booking_id invalid'
         WHEN t.payment_id IS NULL AND t.payment_id_text IS NOT NULL THEN 'payment_id invalid'
         WHEN t.amount IS NULL THEN 'amount invalid'
         WHEN t.status IS NULL THEN 'status unknown'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.updated_at IS NULL AND t.updated_at_text IS NOT NULL THEN 'updated_at invalid'
         WHEN t.amount < 0 THEN 'amount negative'
         WHEN silver_bookings.booking_id IS NULL THEN 'booking_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_bookings ON silver_bookings.booking_id = t.booking_id
),
marked AS (
  SELECT j.payment_record_id, j.booking_id, j.payment_id, j.amount, j.status, j.created_at, j.updated_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.payment_record_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.updated_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.payment_record_id, k.booking_id, k.payment_id, k.amount, k.status, k.created_at, k.updated_at,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
