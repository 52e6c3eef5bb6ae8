-- @table silver.users
-- @key user_id
-- @inputs bronze.users
-- @columns user_id BIGINT, email STRING, first_name STRING, last_name STRING, role STRING, profile_picture STRING, phone_number STRING, status STRING, google_id STRING, created_at TIMESTAMP, updated_at TIMESTAMP
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.user_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.user_id) AS BIGINT) END AS user_id,
    nullif(trim(BOTH ' ' FROM b.email), '') AS email,
    nullif(trim(BOTH ' ' FROM b.first_name), '') AS first_name,
    nullif(trim(BOTH ' ' FROM b.last_name), '') AS last_name,
    CASE WHEN lower(replace(trim(BOTH ' ' FROM b.role), ' ', '_')) IN ('service_provider', 'service_seeker', 'admin')
      THEN lower(replace(trim(BOTH ' ' FROM b.role), ' ', '_')) END AS role,
    nullif(trim(BOTH ' ' FROM b.profile_picture), '') AS profile_picture,
    nullif(trim(BOTH ' ' FROM b.phone_number), '') AS phone_number,
    CASE WHEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) IN ('fresh', 'verified', 'suspended', 'active', 'deleted')
      THEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) END AS status,
    nullif(trim(BOTH ' ' FROM b.google_id), '') AS google_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.updated_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.updated_at), 'T', ' ') AS TIMESTAMP) END AS updated_at,
    nullif(trim(BOTH ' ' FROM b.updated_at), '') AS updated_at_text,
    b.broken_line,
    concat_ws('|', coalesce(b.user_id, ''), coalesce(b.email, ''), coalesce(b.first_name, ''), coalesce(b.last_name, ''), coalesce(b.role, ''), coalesce(b.profile_picture, ''), coalesce(b.phone_number, ''), coalesce(b.status, ''), coalesce(b.google_id, ''), coalesce(b.created_at, ''), coalesce(b.updated_at, '')) AS source_text
  FROM bronze_users b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.user_id IS NULL THEN 'user_id invalid'
         WHEN t.role IS NULL THEN 'role unknown'
         WHEN t.status IS NULL THEN 'status unknown'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.updated_at IS NULL AND t.updated_at_text IS NOT NULL THEN 'updated_at invalid' END AS rule_broken
  FROM typed t
),
marked AS (
  SELECT j.user_id, j.email, j.first_name, j.last_name, j.role, j.profile_picture, j.phone_number, j.status, j.google_id, j.created_at, j.updated_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.user_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.updated_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.user_id, k.email, k.first_name, k.last_name, k.role, k.profile_picture, k.phone_number, k.status, k.google_id, k.created_at, k.updated_at,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
