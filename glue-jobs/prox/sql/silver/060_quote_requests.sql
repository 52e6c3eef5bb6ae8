-- @table silver.quote_requests
-- @key quote_request_id
-- @inputs bronze.quote_requests, silver.users, silver.categories
-- @columns quote_request_id BIGINT, user_id BIGINT, category_id BIGINT, image_id STRING, title STRING, description STRING, budget_range STRING, timeline STRING, scheduled_date DATE, created_at TIMESTAMP, status STRING
WITH typed AS (
  SELECT
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.quote_request_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.quote_request_id) AS BIGINT) END AS quote_request_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.user_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.user_id) AS BIGINT) END AS user_id,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.category_id) || ';', '^[0-9]{1,18};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.category_id) AS BIGINT) END AS category_id,
    nullif(trim(BOTH ' ' FROM b.image_id), '') AS image_id,
    nullif(trim(BOTH ' ' FROM b.title), '') AS title,
    nullif(trim(BOTH ' ' FROM b.description), '') AS description,
    nullif(trim(BOTH ' ' FROM b.budget_range), '') AS budget_range,
    nullif(trim(BOTH ' ' FROM b.timeline), '') AS timeline,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.scheduled_date) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2};$') THEN TRY_CAST(trim(BOTH ' ' FROM b.scheduled_date) AS DATE) END AS scheduled_date,
    CASE WHEN regexp_like(trim(BOTH ' ' FROM b.created_at) || ';', '^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[ T]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?;$')
      THEN TRY_CAST(replace(trim(BOTH ' ' FROM b.created_at), 'T', ' ') AS TIMESTAMP) END AS created_at,
    CASE WHEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) IN ('pending', 'accepted', 'rejected')
      THEN lower(replace(trim(BOTH ' ' FROM b.status), ' ', '_')) END AS status,
    nullif(trim(BOTH ' ' FROM b.scheduled_date), '') AS scheduled_date_text,
    b.broken_line,
    concat_ws('|', coalesce(b.quote_request_id, ''), coalesce(b.user_id, ''), coalesce(b.category_id, ''), coalesce(b.image_id, ''), coalesce(b.title, ''), coalesce(b.description, ''), coalesce(b.budget_range, ''), coalesce(b.timeline, ''), coalesce(b.scheduled_date, ''), coalesce(b.created_at, ''), coalesce(b.status, '')) AS source_text
  FROM bronze_quote_requests b
),
judged AS (
  SELECT t.*,
    CASE WHEN t.broken_line IS NOT NULL THEN 'line broken'
         WHEN t.quote_request_id IS NULL THEN 'quote_request_id invalid'
         WHEN t.user_id IS NULL THEN 'user_id invalid'
         WHEN t.category_id IS NULL THEN 'category_id invalid'
         WHEN t.scheduled_date IS NULL AND t.scheduled_date_text IS NOT NULL THEN 'scheduled_date invalid'
         WHEN t.created_at IS NULL THEN 'created_at invalid'
         WHEN t.status IS NULL THEN 'status unknown'
         WHEN silver_users.user_id IS NULL THEN 'user_id orphan'
         WHEN silver_categories.category_id IS NULL THEN 'category_id orphan' END AS rule_broken
  FROM typed t
  LEFT JOIN silver_users ON silver_users.user_id = t.user_id
  LEFT JOIN silver_categories ON silver_categories.category_id = t.category_id
),
marked AS (
  SELECT j.quote_request_id, j.user_id, j.category_id, j.image_id, j.title, j.description, j.budget_range, j.timeline, j.scheduled_date, j.created_at, j.status, j.rule_broken,
    CASE WHEN j.rule_broken IS NOT NULL THEN coalesce(j.broken_line, j.source_text) END AS source_text,
    substring(md5(j.source_text), 1, 12) AS fingerprint
  FROM judged j
),
ranked AS (
  SELECT m.*,
    row_number() OVER (PARTITION BY m.quote_request_id, CASE WHEN m.rule_broken IS NULL THEN 0 ELSE 1 END
      ORDER BY m.created_at DESC NULLS LAST, m.fingerprint NULLS LAST) AS version
  FROM marked m
)
SELECT k.quote_request_id, k.user_id, k.category_id, k.image_id, k.title, k.description, k.budget_range, k.timeline, k.scheduled_date, k.created_at, k.status,
  k.source_text,
  CASE WHEN k.rule_broken IS NOT NULL THEN k.rule_broken WHEN k.version > 1 THEN 'duplicate' END AS reject_reason
FROM ranked k
