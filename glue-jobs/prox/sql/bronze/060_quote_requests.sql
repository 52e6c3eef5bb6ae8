-- @table bronze.quote_requests
-- @format csv
-- @split quote_request_id
-- @columns quote_request_id, user_id, category_id, image_id, title, description, budget_range, timeline, scheduled_date, created_at, status
SELECT
  CAST(quote_request_id AS TEXT) AS quote_request_id,
  CAST(user_id AS TEXT) AS user_id,
  CAST(category_id AS TEXT) AS category_id,
  CAST(image_id AS TEXT) AS image_id,
  CAST(title AS TEXT) AS title,
  CAST(description AS TEXT) AS description,
  CAST(budget_range AS TEXT) AS budget_range,
  CAST(timeline AS TEXT) AS timeline,
  CAST(scheduled_date AS TEXT) AS scheduled_date,
  CAST(created_at AS TEXT) AS created_at,
  CAST(status AS TEXT) AS status
FROM {source_schema}.quote_requests
