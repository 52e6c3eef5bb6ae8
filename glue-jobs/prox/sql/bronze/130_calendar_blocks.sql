-- @table bronze.calendar_blocks
-- @format csv
-- @split block_id
-- @columns block_id, provider_id, start_time, end_time, description, created_at
SELECT
  CAST(block_id AS TEXT) AS block_id,
  CAST(provider_id AS TEXT) AS provider_id,
  CAST(start_time AS TEXT) AS start_time,
  CAST(end_time AS TEXT) AS end_time,
  CAST(description AS TEXT) AS description,
  CAST(created_at AS TEXT) AS created_at
FROM {source_schema}.calendar_blocks
