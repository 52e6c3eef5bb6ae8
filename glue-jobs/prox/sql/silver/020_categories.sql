-- @table silver.categories
-- @key category_id
-- @inputs bronze.categories
-- @columns category_id BIGINT, category_name STRING, created_at TIMESTAMP, updated_at TIMESTAMP
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.category_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.category_id) AS BIGINT) END AS category_id,
    nullif(trim(BOTH ' ' FROM b.category_name), '') AS category_name,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.updated_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.updated_at), 'T', ' ') AS TIMESTAMP) END AS updated_at,
    nullif(trim(BOTH ' ' FROM b.updated_at), '') AS updated_at_text,
    b.broken_line,
    concat_ws('|', coalesce(b.category_id, ''), coalesce(b.category_name, ''), coalesce(b.created_at, ''), coalesce(b.updated_at, '')) AS source_text
  FROM bronze_categories b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.category_id IS NULL THEN 'category_id invalid'
         WHEN t.category_name IS NULL THEN 'category_name missing'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.updated_at IS NULL AND t.updated_at_text IS NOT NULL THEN 'updated_at invalid' END AS rule_broken
  FROM typed t
),
marked AS (
  SELECT j.category_id, j.category_name, j.created_at, j.updated_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.category_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.updated_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.category_id, k.category_name, k.created_at, k.updated_at,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
