-- The platform's own tables. They hold what the application once wrote, blemishes included: no key is declared, none is enforced, and whatever may be
-- malformed is text. Types, keys and references are enforced in silver.

DROP TABLE IF EXISTS users;
CREATE TABLE users (
  user_id BIGINT,
  email TEXT,
  password TEXT,
  first_name TEXT,
  last_name TEXT,
  role TEXT,
  profile_picture TEXT,
  phone_number TEXT,
  status TEXT,
  "googleId" TEXT,
  created_at TEXT,
  updated_at TEXT
);

DROP TABLE IF EXISTS service_providers;
CREATE TABLE service_providers (
  provider_id BIGINT,
  user_id BIGINT,
  business_name TEXT,
  email TEXT,
  phone_number TEXT,
  description TEXT,
  location TEXT,
  "verificationStatus" TEXT,
  is_ai_generated TEXT,
  created_at TEXT,
  updated_at TEXT
);

DROP TABLE IF EXISTS categories;
CREATE TABLE categories (
  category_id BIGINT,
  category_name TEXT,
  created_at TEXT,
  updated_at TEXT
);

DROP TABLE IF EXISTS provider_categories;
CREATE TABLE provider_categories (
  provider_id BIGINT,
  category_id BIGINT,
  created_at TEXT
);

DROP TABLE IF EXISTS services;
CREATE TABLE services (
  service_id BIGINT,
  provider_id BIGINT,
  category_id BIGINT,
  service_name TEXT,
  description TEXT,
  price TEXT,
  availability TEXT,
  created_at TEXT,
  updated_at TEXT
);

DROP TABLE IF EXISTS bookings;
CREATE TABLE bookings (
  booking_id BIGINT,
  service_id BIGINT,
  user_id BIGINT,
  quote_id BIGINT,
  image_id TEXT,
  description TEXT,
  status TEXT,
  scheduled_date TEXT,
  comment TEXT,
  created_at TEXT
);

DROP TABLE IF EXISTS payment_records;
CREATE TABLE payment_records (
  payment_record_id BIGINT,
  booking_id BIGINT,
  payment_id BIGINT,
  amount TEXT,
  status TEXT,
  created_at TEXT,
  updated_at TEXT
);

DROP TABLE IF EXISTS dispute_requests;
CREATE TABLE dispute_requests (
  dispute_id BIGINT,
  booking_id BIGINT,
  user_id BIGINT,
  reason TEXT,
  status TEXT,
  created_at TEXT,
  updated_at TEXT
);

DROP TABLE IF EXISTS job_reviews;
CREATE TABLE job_reviews (
  review_id BIGINT,
  booking_id BIGINT,
  comment TEXT,
  created_at TEXT
);

DROP TABLE IF EXISTS provider_reviews;
CREATE TABLE provider_reviews (
  review_id BIGINT,
  provider_id BIGINT,
  user_id BIGINT,
  rating TEXT,
  comment TEXT,
  created_at TEXT
);

DROP TABLE IF EXISTS quote_requests;
CREATE TABLE quote_requests (
  quote_request_id BIGINT,
  user_id BIGINT,
  category_id BIGINT,
  image_id TEXT,
  title TEXT,
  description TEXT,
  budget_range TEXT,
  timeline TEXT,
  scheduled_date TEXT,
  created_at TEXT,
  status TEXT
);

DROP TABLE IF EXISTS quotes;
CREATE TABLE quotes (
  quote_id BIGINT,
  quote_request_id BIGINT,
  provider_id BIGINT,
  amount TEXT,
  details TEXT,
  expire_date TEXT,
  tax TEXT,
  created_at TEXT,
  status TEXT
);

DROP TABLE IF EXISTS calendar_blocks;
CREATE TABLE calendar_blocks (
  block_id BIGINT,
  provider_id BIGINT,
  start_time TEXT,
  end_time TEXT,
  description TEXT,
  created_at TEXT
);
