-- Rows of the source at any size, the same for the same seed; DuckDB alone runs this. Variables: bookings, seed.
-- Every table is good rows, numbered from 1, and on top of them bad ones, each with one defect that the ledger names. Good rows refer to good rows
-- only, so what a defect brings about is itself alone.

CREATE MACRO h(i, salt) AS CAST(hash(CAST(i AS BIGINT), salt, getvariable('seed')) >> 1 AS BIGINT);
CREATE MACRO pct(i, salt) AS h(i, salt) % 100;
CREATE MACRO pick(i, salt, list) AS list[1 + h(i, salt) % len(list)];
CREATE MACRO one_of(i, salt, n) AS 1 + h(i, salt) % n;
CREATE MACRO moment(i, salt, first, days) AS CAST(first + to_seconds(h(i, salt) % (days * 86400)) AS VARCHAR);
CREATE MACRO money(i, salt, lowest, highest) AS CAST(CAST((lowest * 100 + h(i, salt) % ((highest - lowest) * 100)) / 100.0 AS DECIMAL(10,2)) AS VARCHAR);

-- Of each kind of defect, so many.
CREATE MACRO bad(n) AS greatest(1, n // 250);
CREATE MACRO nobody(i) AS 900000000 + i;

-- Sizes, in good rows; bad ones come on top.
SET VARIABLE users = greatest(60, getvariable('bookings') // 20);
SET VARIABLE providers = greatest(20, getvariable('bookings') // 100);
SET VARIABLE categories = 12;
SET VARIABLE provider_categories = getvariable('providers') * 3;
SET VARIABLE services = greatest(60, getvariable('bookings') // 50);
SET VARIABLE quote_requests = greatest(60, getvariable('bookings') // 20);
SET VARIABLE quotes = greatest(60, getvariable('bookings') // 20);
SET VARIABLE payments = greatest(60, getvariable('bookings') // 5);
SET VARIABLE disputes = greatest(30, getvariable('bookings') // 20);
SET VARIABLE job_reviews = greatest(60, getvariable('bookings') // 5);
SET VARIABLE provider_reviews = greatest(60, getvariable('bookings') // 20);
SET VARIABLE blocks = greatest(60, getvariable('bookings') // 20);

-- What people write: commas, quotes, line breaks, other scripts, and what readers take for something else.
CREATE MACRO prose(i, salt) AS CASE
  WHEN pct(i, salt) < 60 THEN pick(i, salt + 1, ['Please ring twice', 'Quick job', 'Same as last time', 'Urgent', 'See the photo']) || ' ' || pick(i, salt + 2, ['before noon', 'at the back door', 'after work', 'on the left'])
  WHEN pct(i, salt) < 70 THEN NULL
  ELSE pick(i, salt + 1, ['He said "no", twice', 'Line one' || chr(10) || 'line two, with a comma', 'Zażółć gęślą jaźń', '日本語の説明', '👍🏽 great', 'a;b|c,d', 'back \ slash', '  two spaces around  ',
    'tab' || chr(9) || 'inside', '=1+1', 'NULL', '"', '""', ',', '', '   ', 'O''Neil & sons', '#5, top floor', 'שלום עולם', 'nbsp' || chr(160) || 'here', '{"a": "b, c"}', 'ends with a quote"']) END;


CREATE MACRO good_users(low, high) AS TABLE
  SELECT i + 1 AS user_id,
    CASE WHEN pct(i, 1) < 3 THEN NULL ELSE 'user' || i || pick(i, 2, ['@example.com', '@example.org', '@EXAMPLE.com ']) END AS email,
    'secret-' || h(i, 3) AS password,
    pick(i, 4, ['Ann', 'Bob', 'Zoë', 'Łukasz', 'Mary', 'José', '李', 'Øyvind']) AS first_name,
    pick(i, 5, ['Smith', 'Nowak', 'da Silva', 'Murphy, Jr.', '"Mac" Donald', 'O''Neil', 'Müller']) AS last_name,
    pick(i, 6, ['service_seeker', 'service_seeker', 'service_provider', 'admin', 'Service Provider', ' service_seeker ']) AS role,
    CASE WHEN pct(i, 7) < 50 THEN 'https://example.com/p/' || i END AS profile_picture,
    '+44 (0)' || (700000000 + h(i, 8) % 99999999) AS phone_number,
    pick(i, 9, ['fresh', 'verified', 'suspended', 'active', 'active', 'deleted', 'ACTIVE']) AS status,
    CASE WHEN pct(i, 10) < 40 THEN 'g-' || h(i, 11) END AS "googleId",
    moment(i, 12, TIMESTAMP '2021-01-01', 900) AS created_at,
    moment(i, 13, TIMESTAMP '2024-01-01', 700) AS updated_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_users AS
  SELECT * REPLACE (NULL AS user_id), 'user_id invalid' AS defect FROM good_users(getvariable('users') + 0 * bad(getvariable('users')), getvariable('users') + 1 * bad(getvariable('users')))
  UNION ALL
  SELECT * REPLACE ('visitor' AS role), 'role unknown' AS defect FROM good_users(getvariable('users') + 1 * bad(getvariable('users')), getvariable('users') + 2 * bad(getvariable('users')))
  UNION ALL
  SELECT * REPLACE ('aktív' AS status), 'status unknown' AS defect FROM good_users(getvariable('users') + 2 * bad(getvariable('users')), getvariable('users') + 3 * bad(getvariable('users')))
  UNION ALL
  SELECT * REPLACE (pick(user_id, 91, ['2024-02-30 10:00:00', '31/12/2024 10:00', 'tomorrow', '2024-13-01 00:00:00', '', '2024-01-01T25:00:00', '20240101']) AS created_at), 'created_at invalid' AS defect FROM good_users(getvariable('users') + 3 * bad(getvariable('users')), getvariable('users') + 4 * bad(getvariable('users')))
  UNION ALL
  SELECT * REPLACE ('not yet' AS updated_at), 'updated_at invalid' AS defect FROM good_users(getvariable('users') + 4 * bad(getvariable('users')), getvariable('users') + 5 * bad(getvariable('users')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_users(0, bad(getvariable('users')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(updated_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS updated_at, 'fresh' AS status), 'duplicate' FROM good_users(bad(getvariable('users')), 2 * bad(getvariable('users')));
COPY (SELECT * FROM good_users(0, getvariable('users')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_users) TO '{folder}/users.csv' (HEADER);

CREATE MACRO good_categories(low, high) AS TABLE
  SELECT i + 1 AS category_id,
    ['Plumbing', 'Cleaning, deep', 'Gardening/landscaping', 'Photography', 'Piano lessons', 'Dog walking', 'Électricien', 'Carpentry', 'Tutoring (maths)', 'Yoga', '"Odd" jobs', 'Bike repair', 'Painting'][1 + i % 13] AS category_name,
    moment(i, 21, TIMESTAMP '2021-01-01', 300) AS created_at,
    moment(i, 22, TIMESTAMP '2024-01-01', 700) AS updated_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_categories AS
  SELECT * REPLACE ('  ' AS category_name), 'category_name missing' AS defect FROM good_categories(getvariable('categories') + 0 * bad(getvariable('categories')), getvariable('categories') + 1 * bad(getvariable('categories')))
  UNION ALL
  SELECT * REPLACE (NULL AS category_id), 'category_id invalid' AS defect FROM good_categories(getvariable('categories') + 1 * bad(getvariable('categories')), getvariable('categories') + 2 * bad(getvariable('categories')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_categories(0, bad(getvariable('categories')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(updated_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS updated_at, 'Renamed' AS category_name), 'duplicate' FROM good_categories(bad(getvariable('categories')), 2 * bad(getvariable('categories')));
COPY (SELECT * FROM good_categories(0, getvariable('categories')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_categories) TO '{folder}/categories.csv' (HEADER);

CREATE MACRO good_service_providers(low, high) AS TABLE
  SELECT i + 1 AS provider_id,
    one_of(i, 31, getvariable('users')) AS user_id,
    pick(i, 32, ['Ware', 'Smith & Sons', 'Żak', 'Quick, Clean', '"A1"']) || ' ' || pick(i, 33, ['Ltd', 'Group', 'GmbH']) AS business_name,
    'office' || i || '@example.com' AS email,
    '0' || (100000000 + h(i, 34) % 89999999) AS phone_number,
    prose(i, 35) AS description,
    CASE WHEN pct(i, 38) < 2 THEN NULL ELSE pick(i, 39, ['Leeds', 'Gdańsk', 'Lyon', 'Porto', 'Austin', 'São Paulo', 'Kraków', 'Cork', 'Turin', 'Aarhus']) || ' ' || (h(i, 40) % greatest(2, getvariable('providers') // 20)) END AS location,
    pick(i, 41, ['pending', 'approved', 'rejected', 'Approved']) AS "verificationStatus",
    pick(i, 42, ['True', 'False', 'true', 'f', '1']) AS is_ai_generated,
    moment(i, 43, TIMESTAMP '2021-01-01', 300) AS created_at,
    moment(i, 44, TIMESTAMP '2024-01-01', 700) AS updated_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_service_providers AS
  SELECT * REPLACE (nobody(provider_id) AS user_id), 'user_id orphan' AS defect FROM good_service_providers(getvariable('providers') + 0 * bad(getvariable('providers')), getvariable('providers') + 1 * bad(getvariable('providers')))
  UNION ALL
  SELECT * REPLACE ('maybe' AS "verificationStatus"), 'verification_status unknown' AS defect FROM good_service_providers(getvariable('providers') + 1 * bad(getvariable('providers')), getvariable('providers') + 2 * bad(getvariable('providers')))
  UNION ALL
  SELECT * REPLACE ('perhaps' AS is_ai_generated), 'is_ai_generated invalid' AS defect FROM good_service_providers(getvariable('providers') + 2 * bad(getvariable('providers')), getvariable('providers') + 3 * bad(getvariable('providers')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_service_providers(0, bad(getvariable('providers')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(updated_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS updated_at, 'Elsewhere' AS location), 'duplicate' FROM good_service_providers(bad(getvariable('providers')), 2 * bad(getvariable('providers')));
COPY (SELECT * FROM good_service_providers(0, getvariable('providers')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_service_providers) TO '{folder}/service_providers.csv' (HEADER);

CREATE MACRO good_provider_categories(low, high) AS TABLE
  SELECT 1 + (i // 3) % getvariable('providers') AS provider_id,
    1 + (i // 3 + (i % 3) * 4) % getvariable('categories') AS category_id,
    moment(i, 51, TIMESTAMP '2021-01-01', 1400) AS created_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_provider_categories AS
  SELECT * REPLACE (nobody(provider_id) AS provider_id), 'provider_id orphan' AS defect FROM good_provider_categories(getvariable('provider_categories') + 0 * bad(getvariable('provider_categories')), getvariable('provider_categories') + 1 * bad(getvariable('provider_categories')))
  UNION ALL
  SELECT * REPLACE (nobody(category_id) AS category_id), 'category_id orphan' AS defect FROM good_provider_categories(getvariable('provider_categories') + 1 * bad(getvariable('provider_categories')), getvariable('provider_categories') + 2 * bad(getvariable('provider_categories')))
  UNION ALL
  SELECT * REPLACE (pick(provider_id * 13 + category_id, 91, ['2024-02-30 10:00:00', '31/12/2024 10:00', 'tomorrow', '2024-13-01 00:00:00', '', '2024-01-01T25:00:00', '20240101']) AS created_at), 'created_at invalid' AS defect FROM good_provider_categories(getvariable('provider_categories') + 2 * bad(getvariable('provider_categories')), getvariable('provider_categories') + 3 * bad(getvariable('provider_categories')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_provider_categories(0, bad(getvariable('provider_categories')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(created_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS created_at), 'duplicate' FROM good_provider_categories(bad(getvariable('provider_categories')), 2 * bad(getvariable('provider_categories')));
COPY (SELECT * FROM good_provider_categories(0, getvariable('provider_categories')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_provider_categories) TO '{folder}/provider_categories.csv' (HEADER);

CREATE MACRO good_services(low, high) AS TABLE
  SELECT i + 1 AS service_id,
    one_of(i, 61, getvariable('providers')) AS provider_id,
    one_of(i, 62, getvariable('categories')) AS category_id,
    pick(i, 63, ['Deep clean', 'Dog walk', 'Guitar lesson', 'Boiler check', 'Portrait', 'Massage, 60 min']) || ' #' || i AS service_name,
    prose(i, 64) AS description,
    money(i, 67, 10, 500) AS price,
    pick(i, 68, ['{"mon": "9-5", "tue": "9-5"}', '{"sat": "10-14"}', '{}']) AS availability,
    moment(i, 69, TIMESTAMP '2021-01-01', 300) AS created_at,
    moment(i, 70, TIMESTAMP '2024-01-01', 700) AS updated_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_services AS
  SELECT * REPLACE (nobody(service_id) AS provider_id), 'provider_id orphan' AS defect FROM good_services(getvariable('services') + 0 * bad(getvariable('services')), getvariable('services') + 1 * bad(getvariable('services')))
  UNION ALL
  SELECT * REPLACE (nobody(service_id) AS category_id), 'category_id orphan' AS defect FROM good_services(getvariable('services') + 1 * bad(getvariable('services')), getvariable('services') + 2 * bad(getvariable('services')))
  UNION ALL
  SELECT * REPLACE (pick(service_id, 92, ['free', '1,234.50', '12.345', '1e3', '', 'NaN', '$5']) AS price), 'price invalid' AS defect FROM good_services(getvariable('services') + 2 * bad(getvariable('services')), getvariable('services') + 3 * bad(getvariable('services')))
  UNION ALL
  SELECT * REPLACE ('-5.00' AS price), 'price negative' AS defect FROM good_services(getvariable('services') + 3 * bad(getvariable('services')), getvariable('services') + 4 * bad(getvariable('services')))
  UNION ALL
  SELECT * REPLACE ('' AS service_name), 'service_name missing' AS defect FROM good_services(getvariable('services') + 4 * bad(getvariable('services')), getvariable('services') + 5 * bad(getvariable('services')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_services(0, bad(getvariable('services')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(updated_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS updated_at, '1.00' AS price), 'duplicate' FROM good_services(bad(getvariable('services')), 2 * bad(getvariable('services')));
COPY (SELECT * FROM good_services(0, getvariable('services')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_services) TO '{folder}/services.csv' (HEADER);

CREATE MACRO good_quote_requests(low, high) AS TABLE
  SELECT i + 1 AS quote_request_id,
    one_of(i, 71, getvariable('users')) AS user_id,
    one_of(i, 72, getvariable('categories')) AS category_id,
    CASE WHEN pct(i, 73) < 10 THEN 'img-' || i END AS image_id,
    'Request ' || i AS title,
    prose(i, 74) AS description,
    pick(i, 77, ['$100 - $500', '< $100', '$1,000+']) AS budget_range,
    pick(i, 78, ['2 weeks', 'asap', '1 month']) AS timeline,
    CAST(DATE '2022-01-01' + CAST(h(i, 79) % 1400 AS INT) AS VARCHAR) AS scheduled_date,
    moment(i, 80, TIMESTAMP '2021-01-01', 1400) AS created_at,
    pick(i, 81, ['pending', 'accepted', 'rejected']) AS status
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_quote_requests AS
  SELECT * REPLACE (nobody(quote_request_id) AS user_id), 'user_id orphan' AS defect FROM good_quote_requests(getvariable('quote_requests') + 0 * bad(getvariable('quote_requests')), getvariable('quote_requests') + 1 * bad(getvariable('quote_requests')))
  UNION ALL
  SELECT * REPLACE (nobody(quote_request_id) AS category_id), 'category_id orphan' AS defect FROM good_quote_requests(getvariable('quote_requests') + 1 * bad(getvariable('quote_requests')), getvariable('quote_requests') + 2 * bad(getvariable('quote_requests')))
  UNION ALL
  SELECT * REPLACE (pick(quote_request_id, 93, ['2023-02-29', '01/02/2024', 'soon', '2024-00-10']) AS scheduled_date), 'scheduled_date invalid' AS defect FROM good_quote_requests(getvariable('quote_requests') + 2 * bad(getvariable('quote_requests')), getvariable('quote_requests') + 3 * bad(getvariable('quote_requests')))
  UNION ALL
  SELECT * REPLACE ('open?' AS status), 'status unknown' AS defect FROM good_quote_requests(getvariable('quote_requests') + 3 * bad(getvariable('quote_requests')), getvariable('quote_requests') + 4 * bad(getvariable('quote_requests')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_quote_requests(0, bad(getvariable('quote_requests')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(created_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS created_at, 'rejected' AS status), 'duplicate' FROM good_quote_requests(bad(getvariable('quote_requests')), 2 * bad(getvariable('quote_requests')));
COPY (SELECT * FROM good_quote_requests(0, getvariable('quote_requests')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_quote_requests) TO '{folder}/quote_requests.csv' (HEADER);

CREATE MACRO good_quotes(low, high) AS TABLE
  SELECT i + 1 AS quote_id,
    one_of(i, 101, getvariable('quote_requests')) AS quote_request_id,
    one_of(i, 102, getvariable('providers')) AS provider_id,
    money(i, 103, 50, 900) AS amount,
    prose(i, 104) AS details,
    CASE WHEN pct(i, 107) < 90 THEN moment(i, 108, TIMESTAMP '2024-01-01', 700) END AS expire_date,
    CASE WHEN pct(i, 109) < 80 THEN money(i, 110, 0, 60) END AS tax,
    moment(i, 111, TIMESTAMP '2021-01-01', 1400) AS created_at,
    pick(i, 112, ['pending', 'accepted', 'accepted', 'rejected']) AS status
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_quotes AS
  SELECT * REPLACE (nobody(quote_id) AS quote_request_id), 'quote_request_id orphan' AS defect FROM good_quotes(getvariable('quotes') + 0 * bad(getvariable('quotes')), getvariable('quotes') + 1 * bad(getvariable('quotes')))
  UNION ALL
  SELECT * REPLACE (nobody(quote_id) AS provider_id), 'provider_id orphan' AS defect FROM good_quotes(getvariable('quotes') + 1 * bad(getvariable('quotes')), getvariable('quotes') + 2 * bad(getvariable('quotes')))
  UNION ALL
  SELECT * REPLACE ('tbd' AS amount), 'amount invalid' AS defect FROM good_quotes(getvariable('quotes') + 2 * bad(getvariable('quotes')), getvariable('quotes') + 3 * bad(getvariable('quotes')))
  UNION ALL
  SELECT * REPLACE ('-1' AS amount), 'amount negative' AS defect FROM good_quotes(getvariable('quotes') + 3 * bad(getvariable('quotes')), getvariable('quotes') + 4 * bad(getvariable('quotes')))
  UNION ALL
  SELECT * REPLACE ('20%' AS tax), 'tax invalid' AS defect FROM good_quotes(getvariable('quotes') + 4 * bad(getvariable('quotes')), getvariable('quotes') + 5 * bad(getvariable('quotes')))
  UNION ALL
  SELECT * REPLACE ('never' AS expire_date), 'expire_date invalid' AS defect FROM good_quotes(getvariable('quotes') + 5 * bad(getvariable('quotes')), getvariable('quotes') + 6 * bad(getvariable('quotes')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_quotes(0, bad(getvariable('quotes')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(created_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS created_at, '1.00' AS amount), 'duplicate' FROM good_quotes(bad(getvariable('quotes')), 2 * bad(getvariable('quotes')));
COPY (SELECT * FROM good_quotes(0, getvariable('quotes')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_quotes) TO '{folder}/quotes.csv' (HEADER);

CREATE MACRO good_bookings(low, high) AS TABLE
  SELECT i + 1 AS booking_id,
    one_of(i, 121, getvariable('services')) AS service_id,
    one_of(i, 122, getvariable('users')) AS user_id,
    CASE WHEN pct(i, 123) < 20 THEN one_of(i, 124, getvariable('quotes')) END AS quote_id,
    CASE WHEN pct(i, 125) < 5 THEN 'img-' || i END AS image_id,
    prose(i, 126) AS description,
    pick(i, 129, ['completed', 'completed', 'completed', 'accepted', 'In Progress', 'declined', 'pending', ' Completed ', 'ACCEPTED']) AS status,
    moment(i, 130, TIMESTAMP '2022-01-01', 1460) AS scheduled_date,
    CASE WHEN pct(i, 131) < 30 THEN prose(i, 132) END AS comment,
    moment(i, 135, TIMESTAMP '2022-01-01', 1460) AS created_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_bookings AS
  SELECT * REPLACE (NULL AS booking_id), 'booking_id invalid' AS defect FROM good_bookings(getvariable('bookings') + 0 * bad(getvariable('bookings')), getvariable('bookings') + 1 * bad(getvariable('bookings')))
  UNION ALL
  SELECT * REPLACE (nobody(booking_id) AS service_id), 'service_id orphan' AS defect FROM good_bookings(getvariable('bookings') + 1 * bad(getvariable('bookings')), getvariable('bookings') + 2 * bad(getvariable('bookings')))
  UNION ALL
  SELECT * REPLACE (nobody(booking_id) AS user_id), 'user_id orphan' AS defect FROM good_bookings(getvariable('bookings') + 2 * bad(getvariable('bookings')), getvariable('bookings') + 3 * bad(getvariable('bookings')))
  UNION ALL
  SELECT * REPLACE (nobody(booking_id) AS quote_id), 'quote_id orphan' AS defect FROM good_bookings(getvariable('bookings') + 3 * bad(getvariable('bookings')), getvariable('bookings') + 4 * bad(getvariable('bookings')))
  UNION ALL
  SELECT * REPLACE (pick(booking_id, 94, ['lost', '', 'completed!', 'cancelled']) AS status), 'status unknown' AS defect FROM good_bookings(getvariable('bookings') + 4 * bad(getvariable('bookings')), getvariable('bookings') + 5 * bad(getvariable('bookings')))
  UNION ALL
  SELECT * REPLACE (pick(booking_id, 91, ['2024-02-30 10:00:00', '31/12/2024 10:00', 'tomorrow', '2024-13-01 00:00:00', '', '2024-01-01T25:00:00', '20240101']) AS scheduled_date), 'scheduled_date invalid' AS defect FROM good_bookings(getvariable('bookings') + 5 * bad(getvariable('bookings')), getvariable('bookings') + 6 * bad(getvariable('bookings')))
  UNION ALL
  SELECT * REPLACE (pick(booking_id, 95, ['1999-12-31 23:59:59', '2100-01-01 00:00:00', '9999-12-31 00:00:00', '1024-01-01 00:00:00']) AS scheduled_date), 'scheduled_date out of range' AS defect FROM good_bookings(getvariable('bookings') + 6 * bad(getvariable('bookings')), getvariable('bookings') + 7 * bad(getvariable('bookings')))
  UNION ALL
  SELECT * REPLACE (pick(booking_id, 91, ['2024-02-30 10:00:00', '31/12/2024 10:00', 'tomorrow', '2024-13-01 00:00:00', '', '2024-01-01T25:00:00', '20240101']) AS created_at), 'created_at invalid' AS defect FROM good_bookings(getvariable('bookings') + 7 * bad(getvariable('bookings')), getvariable('bookings') + 8 * bad(getvariable('bookings')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_bookings(0, bad(getvariable('bookings')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(created_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS created_at, 'pending' AS status), 'duplicate' FROM good_bookings(bad(getvariable('bookings')), 2 * bad(getvariable('bookings')));
COPY (SELECT * FROM good_bookings(0, getvariable('bookings')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_bookings) TO '{folder}/bookings.csv' (HEADER);

CREATE MACRO good_payment_records(low, high) AS TABLE
  SELECT i + 1 AS payment_record_id,
    one_of(i, 141, getvariable('bookings')) AS booking_id,
    h(i, 142) % 1000000 AS payment_id,
    money(i, 143, 10, 900) AS amount,
    pick(i, 144, ['pending', 'paid', 'paid', 'failed', 'refunded']) AS status,
    moment(i, 145, TIMESTAMP '2022-01-01', 1400) AS created_at,
    moment(i, 146, TIMESTAMP '2024-01-01', 700) AS updated_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_payment_records AS
  SELECT * REPLACE (nobody(payment_record_id) AS booking_id), 'booking_id orphan' AS defect FROM good_payment_records(getvariable('payments') + 0 * bad(getvariable('payments')), getvariable('payments') + 1 * bad(getvariable('payments')))
  UNION ALL
  SELECT * REPLACE ('12,50' AS amount), 'amount invalid' AS defect FROM good_payment_records(getvariable('payments') + 1 * bad(getvariable('payments')), getvariable('payments') + 2 * bad(getvariable('payments')))
  UNION ALL
  SELECT * REPLACE ('-0.01' AS amount), 'amount negative' AS defect FROM good_payment_records(getvariable('payments') + 2 * bad(getvariable('payments')), getvariable('payments') + 3 * bad(getvariable('payments')))
  UNION ALL
  SELECT * REPLACE ('lost' AS status), 'status unknown' AS defect FROM good_payment_records(getvariable('payments') + 3 * bad(getvariable('payments')), getvariable('payments') + 4 * bad(getvariable('payments')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_payment_records(0, bad(getvariable('payments')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(updated_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS updated_at, 'pending' AS status), 'duplicate' FROM good_payment_records(bad(getvariable('payments')), 2 * bad(getvariable('payments')));
COPY (SELECT * FROM good_payment_records(0, getvariable('payments')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_payment_records) TO '{folder}/payment_records.csv' (HEADER);

CREATE MACRO good_dispute_requests(low, high) AS TABLE
  SELECT i + 1 AS dispute_id,
    one_of(i, 151, getvariable('bookings')) AS booking_id,
    one_of(i, 152, getvariable('users')) AS user_id,
    prose(i, 153) AS reason,
    pick(i, 156, ['open', 'resolved', 'closed', 'Resolved']) AS status,
    moment(i, 157, TIMESTAMP '2022-01-01', 1400) AS created_at,
    CASE WHEN pct(i, 158) < 80 THEN moment(i, 159, TIMESTAMP '2024-01-01', 700) END AS updated_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_dispute_requests AS
  SELECT * REPLACE (nobody(dispute_id) AS booking_id), 'booking_id orphan' AS defect FROM good_dispute_requests(getvariable('disputes') + 0 * bad(getvariable('disputes')), getvariable('disputes') + 1 * bad(getvariable('disputes')))
  UNION ALL
  SELECT * REPLACE (nobody(dispute_id) AS user_id), 'user_id orphan' AS defect FROM good_dispute_requests(getvariable('disputes') + 1 * bad(getvariable('disputes')), getvariable('disputes') + 2 * bad(getvariable('disputes')))
  UNION ALL
  SELECT * REPLACE ('won' AS status), 'status unknown' AS defect FROM good_dispute_requests(getvariable('disputes') + 2 * bad(getvariable('disputes')), getvariable('disputes') + 3 * bad(getvariable('disputes')))
  UNION ALL
  SELECT * REPLACE (pick(dispute_id, 91, ['2024-02-30 10:00:00', '31/12/2024 10:00', 'tomorrow', '2024-13-01 00:00:00', '', '2024-01-01T25:00:00', '20240101']) AS created_at), 'created_at invalid' AS defect FROM good_dispute_requests(getvariable('disputes') + 3 * bad(getvariable('disputes')), getvariable('disputes') + 4 * bad(getvariable('disputes')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_dispute_requests(0, bad(getvariable('disputes')))
  UNION ALL
  SELECT * REPLACE (CAST(TIMESTAMP '2020-01-01' AS VARCHAR) AS updated_at, 'open' AS status), 'duplicate' FROM good_dispute_requests(bad(getvariable('disputes')), 2 * bad(getvariable('disputes')));
COPY (SELECT * FROM good_dispute_requests(0, getvariable('disputes')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_dispute_requests) TO '{folder}/dispute_requests.csv' (HEADER);

CREATE MACRO good_job_reviews(low, high) AS TABLE
  SELECT i + 1 AS review_id,
    one_of(i, 161, getvariable('bookings')) AS booking_id,
    prose(i, 162) AS comment,
    moment(i, 165, TIMESTAMP '2022-01-01', 1400) AS created_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_job_reviews AS
  SELECT * REPLACE (nobody(review_id) AS booking_id), 'booking_id orphan' AS defect FROM good_job_reviews(getvariable('job_reviews') + 0 * bad(getvariable('job_reviews')), getvariable('job_reviews') + 1 * bad(getvariable('job_reviews')))
  UNION ALL
  SELECT * REPLACE (pick(review_id, 91, ['2024-02-30 10:00:00', '31/12/2024 10:00', 'tomorrow', '2024-13-01 00:00:00', '', '2024-01-01T25:00:00', '20240101']) AS created_at), 'created_at invalid' AS defect FROM good_job_reviews(getvariable('job_reviews') + 1 * bad(getvariable('job_reviews')), getvariable('job_reviews') + 2 * bad(getvariable('job_reviews')))
  UNION ALL
  SELECT * REPLACE (NULL AS review_id), 'review_id invalid' AS defect FROM good_job_reviews(getvariable('job_reviews') + 2 * bad(getvariable('job_reviews')), getvariable('job_reviews') + 3 * bad(getvariable('job_reviews')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_job_reviews(0, bad(getvariable('job_reviews')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(created_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS created_at), 'duplicate' FROM good_job_reviews(bad(getvariable('job_reviews')), 2 * bad(getvariable('job_reviews')));
COPY (SELECT * FROM good_job_reviews(0, getvariable('job_reviews')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_job_reviews) TO '{folder}/job_reviews.csv' (HEADER);

CREATE MACRO good_provider_reviews(low, high) AS TABLE
  SELECT i + 1 AS review_id,
    one_of(i, 171, getvariable('providers')) AS provider_id,
    one_of(i, 172, getvariable('users')) AS user_id,
    CAST(one_of(i, 173, 5) AS VARCHAR) AS rating,
    prose(i, 174) AS comment,
    moment(i, 177, TIMESTAMP '2022-01-01', 1400) AS created_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_provider_reviews AS
  SELECT * REPLACE (nobody(review_id) AS provider_id), 'provider_id orphan' AS defect FROM good_provider_reviews(getvariable('provider_reviews') + 0 * bad(getvariable('provider_reviews')), getvariable('provider_reviews') + 1 * bad(getvariable('provider_reviews')))
  UNION ALL
  SELECT * REPLACE (nobody(review_id) AS user_id), 'user_id orphan' AS defect FROM good_provider_reviews(getvariable('provider_reviews') + 1 * bad(getvariable('provider_reviews')), getvariable('provider_reviews') + 2 * bad(getvariable('provider_reviews')))
  UNION ALL
  SELECT * REPLACE (pick(review_id, 96, ['five', '', '4.5', '-1', '٣']) AS rating), 'rating invalid' AS defect FROM good_provider_reviews(getvariable('provider_reviews') + 2 * bad(getvariable('provider_reviews')), getvariable('provider_reviews') + 3 * bad(getvariable('provider_reviews')))
  UNION ALL
  SELECT * REPLACE (pick(review_id, 97, ['0', '6', '10']) AS rating), 'rating out of range' AS defect FROM good_provider_reviews(getvariable('provider_reviews') + 3 * bad(getvariable('provider_reviews')), getvariable('provider_reviews') + 4 * bad(getvariable('provider_reviews')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_provider_reviews(0, bad(getvariable('provider_reviews')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(created_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS created_at), 'duplicate' FROM good_provider_reviews(bad(getvariable('provider_reviews')), 2 * bad(getvariable('provider_reviews')));
COPY (SELECT * FROM good_provider_reviews(0, getvariable('provider_reviews')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_provider_reviews) TO '{folder}/provider_reviews.csv' (HEADER);

CREATE MACRO good_calendar_blocks(low, high) AS TABLE
  SELECT i + 1 AS block_id,
    one_of(i, 181, getvariable('providers')) AS provider_id,
    moment(i, 182, TIMESTAMP '2022-01-01', 1400) AS start_time,
    CAST(CAST(moment(i, 182, TIMESTAMP '2022-01-01', 1400) AS TIMESTAMP) + to_minutes(h(i, 183) % 600) AS VARCHAR) AS end_time,
    prose(i, 184) AS description,
    moment(i, 187, TIMESTAMP '2021-01-01', 1400) AS created_at
  FROM range(low, high) AS r(i);
CREATE TEMP TABLE bad_calendar_blocks AS
  SELECT * REPLACE (nobody(block_id) AS provider_id), 'provider_id orphan' AS defect FROM good_calendar_blocks(getvariable('blocks') + 0 * bad(getvariable('blocks')), getvariable('blocks') + 1 * bad(getvariable('blocks')))
  UNION ALL
  SELECT * REPLACE (pick(block_id, 91, ['2024-02-30 10:00:00', '31/12/2024 10:00', 'tomorrow', '2024-13-01 00:00:00', '', '2024-01-01T25:00:00', '20240101']) AS start_time), 'start_time invalid' AS defect FROM good_calendar_blocks(getvariable('blocks') + 1 * bad(getvariable('blocks')), getvariable('blocks') + 2 * bad(getvariable('blocks')))
  UNION ALL
  SELECT * REPLACE ('2001-01-01 00:00:00' AS end_time), 'end_time before start_time' AS defect FROM good_calendar_blocks(getvariable('blocks') + 2 * bad(getvariable('blocks')), getvariable('blocks') + 3 * bad(getvariable('blocks')))
  UNION ALL
  SELECT *, 'duplicate' FROM good_calendar_blocks(0, bad(getvariable('blocks')))
  UNION ALL
  SELECT * REPLACE (CAST(CAST(created_at AS TIMESTAMP) - INTERVAL 400 DAY AS VARCHAR) AS created_at), 'duplicate' FROM good_calendar_blocks(bad(getvariable('blocks')), 2 * bad(getvariable('blocks')));
COPY (SELECT * FROM good_calendar_blocks(0, getvariable('blocks')) UNION ALL SELECT * EXCLUDE (defect) FROM bad_calendar_blocks) TO '{folder}/calendar_blocks.csv' (HEADER);

COPY (
  SELECT 'users' AS "table", CAST(user_id AS VARCHAR) AS key, defect AS reason FROM bad_users
  UNION ALL
  SELECT 'categories' AS "table", CAST(category_id AS VARCHAR) AS key, defect AS reason FROM bad_categories
  UNION ALL
  SELECT 'service_providers' AS "table", CAST(provider_id AS VARCHAR) AS key, defect AS reason FROM bad_service_providers
  UNION ALL
  SELECT 'provider_categories' AS "table", CAST(provider_id || '/' || category_id AS VARCHAR) AS key, defect AS reason FROM bad_provider_categories
  UNION ALL
  SELECT 'services' AS "table", CAST(service_id AS VARCHAR) AS key, defect AS reason FROM bad_services
  UNION ALL
  SELECT 'quote_requests' AS "table", CAST(quote_request_id AS VARCHAR) AS key, defect AS reason FROM bad_quote_requests
  UNION ALL
  SELECT 'quotes' AS "table", CAST(quote_id AS VARCHAR) AS key, defect AS reason FROM bad_quotes
  UNION ALL
  SELECT 'bookings' AS "table", CAST(booking_id AS VARCHAR) AS key, defect AS reason FROM bad_bookings
  UNION ALL
  SELECT 'payment_records' AS "table", CAST(payment_record_id AS VARCHAR) AS key, defect AS reason FROM bad_payment_records
  UNION ALL
  SELECT 'dispute_requests' AS "table", CAST(dispute_id AS VARCHAR) AS key, defect AS reason FROM bad_dispute_requests
  UNION ALL
  SELECT 'job_reviews' AS "table", CAST(review_id AS VARCHAR) AS key, defect AS reason FROM bad_job_reviews
  UNION ALL
  SELECT 'provider_reviews' AS "table", CAST(review_id AS VARCHAR) AS key, defect AS reason FROM bad_provider_reviews
  UNION ALL
  SELECT 'calendar_blocks' AS "table", CAST(block_id AS VARCHAR) AS key, defect AS reason FROM bad_calendar_blocks
) TO '{folder}/ledger.json' (FORMAT json, ARRAY true);
