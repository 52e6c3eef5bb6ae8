-- @table silver.provider_reviews
-- @key review_id
-- @inputs bronze.provider_reviews, silver.service_providers, silver.users
-- @columns review_id BIGINT, provider_id BIGINT, user_id BIGINT, rating INT, comment STRING, created_at TIMESTAMP
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.review_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.review_id) AS BIGINT) END AS review_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.provider_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.provider_id) AS BIGINT) END AS provider_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.user_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.user_id) AS BIGINT) END AS user_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.rating) || ';', '^[0-9]{1,9};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.rating) AS INT) END AS rating,
    nullif(trim(BOTH ' ' FROM b.comment), '') AS comment,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    b.broken_line,
    concat_ws('|', coalesce(b.review_id, ''), coalesce(b.provider_id, ''), coalesce(b.user_id, ''), coalesce(b.rating, ''), coalesce(b.comment, ''), coalesce(b.created_at, '')) AS source_text
  FROM bronze_provider_reviews b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.review_id IS NULL THEN 'review_id invalid'
         WHEN t.provider_id IS NULL THEN 'provider_id invalid'
         WHEN t.user_id IS NULL THEN 'user_id invalid'
         WHEN t.rating IS NULL THEN 'rating invalid'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.rating < 1 OR t.rating > 5 THEN 'rating out of range'
         WHEN silver_service_providers.provider_id IS NULL THEN 'provider_id orphan'
         WHEN silver_users.user_id IS NULL THEN 'user_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_service_providers ON silver_service_providers.provider_id = t.provider_id
  LEFT JOIN silver_users ON silver_users.user_id = t.user_id
),
marked AS (
  SELECT j.review_id, j.provider_id, j.user_id, j.rating, j.comment, j.created_at, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.review_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.created_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.review_id, k.provider_id, k.user_id, k.rating, k.comment, k.created_at,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
