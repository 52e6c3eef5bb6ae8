-- @table silver.service_providers
-- @key provider_id
-- @inputs bronze.service_providers, silver.users
-- @columns provider_id BIGINT, user_id BIGINT, business_name STRING, email STRING, phone_number STRING, description STRING, location STRING, verification_status STRING, is_ai_generated BOOLEAN, created_at TIMESTAMP, updated_at TIMESTAMP
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.provider_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.provider_id) AS BIGINT) END AS provider_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.user_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.user_id) AS BIGINT) END AS user_id,
    nullif(trim(BOTH ' ' FROM b.business_name), '') AS business_name,
    nullif(trim(BOTH ' ' FROM b.email), '') AS email,
    nullif(trim(BOTH ' ' FROM b.phone_number), '') AS phone_number,
    nullif(trim(BOTH ' ' FROM b.description), '') AS description,
    nullif(trim(BOTH ' ' FROM b.location), '') AS location,
    CASE WHEN lower(replace(trim(BOTH ' ' FROM b.verification_status), ' ', '_')) IN ('pending', 'approved', 'rejected')
      THEN lower(replace(trim(BOTH ' ' FROM b.verification_status), ' ', '_')) END AS verification_status,
    CASE WHEN lower(trim(BOTH ' ' FROM b.is_ai_generated)) IN ('t', 'true', 'yes', 'y', '1') THEN true WHEN lower(trim(BOTH ' ' FROM b.is_ai_generated)) IN ('f', 'false', 'no', 'n', '0') THEN false END AS is_ai_generated,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.updated_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.updated_at), 'T', ' ') AS TIMESTAMP) END AS updated_at,
    nullif(trim(BOTH ' ' FROM b.is_ai_generated), '') AS is_ai_generated_text,
    nullif(trim(BOTH ' ' FROM b.updated_at), '') AS updated_at_text,
    b.broken_line,
    concat_ws('|', coalesce(b.provider_id, ''), coalesce(b.user_id, ''), coalesce(b.business_name, ''), coalesce(b.email, ''), coalesce(b.phone_number, ''), coalesce(b.description, ''), coalesce(b.location, ''), coalesce(b.verification_status, ''), coalesce(b.is_ai_generated, ''), coalesce(b.created_at, ''), coalesce(b.updated_at, '')) AS source_text
  FROM bronze_service_providers b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.provider_id IS NULL THEN 'provider_id invalid'
         WHEN t.user_id IS NULL THEN 'user_id invalid'
         WHEN t.verification_status IS NULL THEN 'verification_status unknown'
         WHEN t.is_ai_generated IS NULL AND t.is_ai_generated_text IS NOT NULL THEN 'is_ai_generated invalid'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.updated_at IS NULL AND t.updated_at_text IS NOT NULL THEN 'updated_at invalid'
         WHEN silver_users.user_id IS NULL THEN 'user_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_users ON silver_users.user_id = t.user_id
),
marked AS (
  SELECT j.provider_id, j.user_id, j.business_name, j.email, j.phone_number, j.description, j.location, j.verification_status, j.is_ai_generated, j.created_at, j.updated_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.provider_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.updated_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.provider_id, k.user_id, k.business_name, k.email, k.phone_number, k.description, k.location, k.verification_status, k.is_ai_generated, k.created_at, k.updated_at,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
