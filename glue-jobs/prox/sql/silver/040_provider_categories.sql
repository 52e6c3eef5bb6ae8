-- @table silver.provider_categories
-- @key provider_id, category_id
-- @inputs bronze.provider_categories, silver.service_providers, silver.categories
-- @columns provider_id BIGINT, category_id BIGINT, created_at TIMESTAMP
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.provider_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.provider_id) AS BIGINT) END AS provider_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.category_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.category_id) AS BIGINT) END AS category_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    b.broken_line,
    concat_ws('|', coalesce(b.provider_id, ''), coalesce(b.category_id, ''), coalesce(b.created_at, '')) AS source_text
  FROM bronze_provider_categories b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.provider_id IS NULL THEN 'provider_id invalid'
         WHEN t.category_id IS NULL THEN 'category_id invalid'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN silver_service_providers.provider_id IS NULL THEN 'provider_id orphan'
         WHEN silver_categories.category_id IS NULL THEN 'category_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_service_providers ON silver_service_providers.provider_id = t.provider_id
  LEFT JOIN silver_categories ON silver_categories.category_id = t.category_id
),
marked AS (
  SELECT j.provider_id, j.category_id, j.created_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.provider_id, m.category_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.created_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.provider_id, k.category_id, k.created_at,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
