-- @table bronze.users
-- @format csv
-- @split user_id
-- @columns user_id, email, first_name, last_name, role, profile_picture, phone_number, status, google_id, created_at, updated_at
SELECT
  CAST(user_id AS TEXT) AS user_id,
  CAST(email AS TEXT) AS email,
  CAST(first_name AS TEXT) AS first_name,
  CAST(last_name AS TEXT) AS last_name,
  CAST(role AS TEXT) AS role,
  CAST(profile_picture AS TEXT) AS profile_picture,
  CAST(phone_number AS TEXT) AS phone_number,
  CAST(status AS TEXT) AS status,
  CAST("googleId" AS TEXT) AS google_id,
  CAST(created_at AS TEXT) AS created_at,
  CAST(updated_at AS TEXT) AS updated_at
FROM {source_schema}.users
