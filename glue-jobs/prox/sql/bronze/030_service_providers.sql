-- @table bronze.service_providers
-- @format csv
-- @split provider_id
-- @columns provider_id, user_id, business_name, email, phone_number, description, location, verification_status, is_ai_generated, created_at, updated_at
SELECT
  CAST(provider_id AS TEXT) AS provider_id,
  CAST(user_id AS TEXT) AS user_id,
  CAST(business_name AS TEXT) AS business_name,
  CAST(email AS TEXT) AS email,
  CAST(phone_number AS TEXT) AS phone_number,
  CAST(description AS TEXT) AS description,
  CAST(location AS TEXT) AS location,
  CAST("verificationStatus" AS TEXT) AS verification_status,
  CAST(is_ai_generated AS TEXT) AS is_ai_generated,
  CAST(created_at AS TEXT) AS created_at,
  CAST(updated_at AS TEXT) AS updated_at
FROM {source_schema}.service_providers
