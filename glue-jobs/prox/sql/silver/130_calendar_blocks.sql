-- @table silver.calendar_blocks
-- @key block_id
-- @inputs bronze.calendar_blocks, silver.service_providers
-- @columns block_id BIGINT, provider_id BIGINT, start_time TIMESTAMP, end_time TIMESTAMP, description STRING, created_at TIMESTAMP
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.block_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.block_id) AS BIGINT) END AS block_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.provider_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.provider_id) AS BIGINT) END AS provider_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.start_time) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.start_time), 'T', ' ') AS TIMESTAMP) END AS start_time,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.end_time) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.end_time), 'T', ' ') AS TIMESTAMP) END AS end_time,
    nullif(trim(BOTH ' ' FROM b.description), '') AS description,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    b.broken_line,
    concat_ws('|', coalesce(b.block_id, ''), coalesce(b.provider_id, ''), coalesce(b.start_time, ''), coalesce(b.end_time, ''), coalesce(b.description, ''), coalesce(b.created_at, '')) AS source_text
  FROM bronze_calendar_blocks b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.block_id IS NULL THEN 'block_id invalid'
         WHEN t.provider_id IS NULL THEN 'provider_id invalid'
         WHEN t.start_time IS NULL THEN 'start_time invalid'
         WHEN t.end_time IS NULL THEN 'end_time invalid'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.end_time < t.start_time THEN 'end_time before start_time'
         WHEN silver_service_providers.provider_id IS NULL THEN 'provider_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_service_providers ON silver_service_providers.provider_id = t.provider_id
),
marked AS (
  SELECT j.block_id, j.provider_id, j.start_time, j.end_time, j.description, j.created_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.block_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.created_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.block_id, k.provider_id, k.start_time, k.end_time, k.description, k.created_at,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
