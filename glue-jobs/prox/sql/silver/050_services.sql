-- @table silver.services
-- @key service_id
-- @inputs bronze.services, silver.service_providers, silver.categories
-- @columns service_id BIGINT, provider_id BIGINT, category_id BIGINT, service_name STRING, description STRING, price DECIMAL(10,2), availability STRING, created_at TIMESTAMP, updated_at TIMESTAMP
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.service_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.service_id) AS BIGINT) END AS service_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.provider_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.provider_id) AS BIGINT) END AS provider_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.category_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.category_id) AS BIGINT) END AS category_id,
    nullif(trim(BOTH ' ' FROM b.service_name), '') AS service_name,
    nullif(trim(BOTH ' ' FROM b.description), '') AS description,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.price) || ';', '^-?[0-9]{1,8}([.][0-9]{1,2})?;$') THEN TRY_CAST(trim(BOTH ' ' FROM b.price) AS DECIMAL(10,2)) END AS price,
    nullif(trim(BOTH ' ' FROM b.availability), '') AS availability,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.updated_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.updated_at), 'T', ' ') AS TIMESTAMP) END AS updated_at,
    nullif(trim(BOTH ' ' FROM b.updated_at), '') AS updated_at_text,
    b.broken_line,
    concat_ws('|', coalesce(b.service_id, ''), coalesce(b.provider_id, ''), coalesce(b.category_id, ''), coalesce(b.service_name, ''), coalesce(b.description, ''), coalesce(b.price, ''), coalesce(b.availability, ''), coalesce(b.created_at, ''), coalesce(b.updated_at, '')) AS source_text
  FROM bronze_services b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.service_id IS NULL THEN 'service_id invalid'
         WHEN t.provider_id IS NULL THEN 'provider_id invalid'
         WHEN t.category_id IS NULL THEN 'category_id invalid'
         WHEN t.service_name IS NULL THEN 'service_name missing'
         WHEN t.price IS NULL THEN 'price invalid'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.updated_at IS NULL AND t.updated_at_text IS NOT NULL THEN 'updated_at invalid'
         WHEN t.price < 0 THEN 'price negative'
         WHEN silver_service_providers.provider_id IS NULL THEN 'provider_id orphan'
         WHEN silver_categories.category_id IS NULL THEN 'category_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_service_providers ON silver_service_providers.provider_id = t.provider_id
  LEFT JOIN silver_categories ON silver_categories.category_id = t.category_id
),
marked AS (
  SELECT j.service_id, j.provider_id, j.category_id, j.service_name, j.description, j.price, j.availability, j.created_at, j.updated_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.service_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.updated_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.service_id, k.provider_id, k.category_id, k.service_name, k.description, k.price, k.availability, k.created_at, k.updated_at,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
