-- @table bronze.quotes
-- @format csv
-- @split quote_id
-- @columns quote_id, quote_request_id, provider_id, amount, details, expire_date, tax, created_at, status
SELECT
  CAST(quote_id AS TEXT) AS quote_id,
  CAST(quote_request_id AS TEXT) AS quote_request_id,
  CAST(provider_id AS TEXT) AS provider_id,
  CAST(amount AS TEXT) AS amount,
  CAST(details AS TEXT) AS details,
  CAST(expire_date AS TEXT) AS expire_date,
  CAST(tax AS TEXT) AS tax,
  CAST(created_at AS TEXT) AS created_at,
  CAST(status AS TEXT) AS status
FROM {source_schema}.quotes
