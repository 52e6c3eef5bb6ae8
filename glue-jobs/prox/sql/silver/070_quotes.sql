-- @table silver.quotes
-- @key quote_id
-- @inputs bronze.quotes, silver.quote_requests, silver.service_providers
-- @columns quote_id BIGINT, quote_request_id BIGINT, provider_id BIGINT, amount DECIMAL(10,2), details STRING, expire_date TIMESTAMP, tax DECIMAL(10,2), created_at TIMESTAMP, status STRING
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.quote_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.quote_id) AS BIGINT) END AS quote_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.quote_request_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.quote_request_id) AS BIGINT) END AS quote_request_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.provider_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.provider_id) AS BIGINT) END AS provider_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.amount) || ';', '^-?[0-9]{1,8}([.][0-9]{1,2})?;$') THEN TRY_CAST(trim(BOTH ' ' FROM b.amount) AS DECIMAL(10,2)) END AS amount,
    nullif(trim(BOTH ' ' FROM b.details), '') AS details,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.expire_date) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.expire_date), 'T', ' ') AS TIMESTAMP) END AS expire_date,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.tax) || ';', '^-?[0-9]{1,8}([.][0-9]{1,2})?;$') THEN TRY_CAST(trim(BOTH ' ' FROM b.tax) AS DECIMAL(10,2)) END AS tax,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    CASE WHEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) IN ('pending', 'accepted', 'rejected')
      THEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) END AS status,
    nullif(trim(BOTH ' ' FROM b.expire_date), '') AS expire_date_text,
    nullif(trim(BOTH ' ' FROM b.tax), '') AS tax_text,
    b.broken_line,
    concat_ws('|', coalesce(b.quote_id, ''), coalesce(b.quote_request_id, ''), coalesce(b.provider_id, ''), coalesce(b.amount, ''), coalesce(b.details, ''), coalesce(b.expire_date, ''), coalesce(b.tax, ''), coalesce(b.created_at, ''), coalesce(b.status, '')) AS source_text
  FROM bronze_quotes b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.quote_id IS NULL THEN 'quote_id invalid'
         WHEN t.quote_request_id IS NULL THEN 'quote_request_id invalid'
         WHEN t.provider_id IS NULL THEN 'provider_id invalid'
         WHEN t.amount IS NULL THEN 'amount invalid'
         WHEN t.expire_date IS NULL AND t.expire_date_text IS NOT NULL THEN 'expire_date invalid'
         WHEN t.tax IS NULL AND t.tax_text IS NOT NULL THEN 'tax invalid'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.status IS NULL THEN 'status unknown'
         WHEN t.amount < 0 THEN 'amount negative'
         WHEN silver_quote_requests.quote_request_id IS NULL THEN 'quote_request_id orphan'
         WHEN silver_service_providers.provider_id IS NULL THEN 'provider_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_quote_requests ON silver_quote_requests.quote_request_id = t.quote_request_id
  LEFT JOIN silver_service_providers ON silver_service_providers.provider_id = t.provider_id
),
marked AS (
  SELECT j.quote_id, j.quote_request_id, j.provider_id, j.amount, j.details, j.expire_date, j.tax, j.created_at, j.status, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.quote_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.created_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.quote_id, k.quote_request_id, k.provider_id, k.amount, k.details, k.expire_date, k.tax, k.created_at, k.status,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
