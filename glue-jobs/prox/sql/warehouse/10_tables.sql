-- Tables that are there stay as they are. Keys between tables are not declared: Redshift does not enforce them, and 20_swap.sql checks them.
CREATE SCHEMA IF NOT EXISTS {warehouse_schema};
CREATE SCHEMA IF NOT EXISTS {staging_schema};

CREATE TABLE IF NOT EXISTS {warehouse_schema}.dim_date (
  date_key INT NOT NULL,
  full_date DATE NOT NULL,
  year_number INT NOT NULL,
  quarter_number INT NOT NULL,
  month_number INT NOT NULL,
  month_name VARCHAR(9) NOT NULL,
  day_of_month INT NOT NULL,
  iso_week INT NOT NULL,
  day_of_week INT NOT NULL,
  day_name VARCHAR(9) NOT NULL,
  is_weekend BOOLEAN NOT NULL,
  PRIMARY KEY (date_key)
) DISTSTYLE ALL SORTKEY (full_date);
CREATE TABLE IF NOT EXISTS {staging_schema}.dim_date (LIKE {warehouse_schema}.dim_date);

CREATE TABLE IF NOT EXISTS {warehouse_schema}.dim_location (
  location_key BIGINT NOT NULL,
  city VARCHAR(400) NOT NULL,
  PRIMARY KEY (location_key)
) DISTSTYLE ALL SORTKEY (city);
CREATE TABLE IF NOT EXISTS {staging_schema}.dim_location (LIKE {warehouse_schema}.dim_location);

CREATE TABLE IF NOT EXISTS {warehouse_schema}.dim_user (
  user_key BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  first_name VARCHAR(400),
  last_name VARCHAR(400),
  user_type VARCHAR(32) NOT NULL,
  user_status VARCHAR(32) NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (user_key)
) DISTSTYLE ALL SORTKEY (user_key);
CREATE TABLE IF NOT EXISTS {staging_schema}.dim_user (LIKE {warehouse_schema}.dim_user);

CREATE TABLE IF NOT EXISTS {warehouse_schema}.dim_service (
  service_key BIGINT NOT NULL,
  service_id BIGINT NOT NULL,
  service_name VARCHAR(1000) NOT NULL,
  category VARCHAR(400) NOT NULL,
  price DECIMAL(10,2) NOT NULL,
  provider_id BIGINT NOT NULL,
  business_name VARCHAR(1000),
  PRIMARY KEY (service_key)
) DISTSTYLE ALL SORTKEY (service_key);
CREATE TABLE IF NOT EXISTS {staging_schema}.dim_service (LIKE {warehouse_schema}.dim_service);

CREATE TABLE IF NOT EXISTS {warehouse_schema}.dim_dispute (
  dispute_key BIGINT NOT NULL,
  dispute_id BIGINT,
  booking_id BIGINT,
  user_id BIGINT,
  reason VARCHAR(16000),
  dispute_status VARCHAR(32) NOT NULL,
  created_at TIMESTAMP,
  updated_at TIMESTAMP,
  PRIMARY KEY (dispute_key)
) DISTKEY (dispute_key) SORTKEY (dispute_key);
CREATE TABLE IF NOT EXISTS {staging_schema}.dim_dispute (LIKE {warehouse_schema}.dim_dispute);

CREATE TABLE IF NOT EXISTS {warehouse_schema}.dim_review (
  review_key BIGINT NOT NULL,
  review_kind VARCHAR(32) NOT NULL,
  review_id BIGINT,
  booking_id BIGINT,
  provider_id BIGINT,
  user_id BIGINT,
  rating INT,
  comment VARCHAR(16000),
  created_at TIMESTAMP,
  PRIMARY KEY (review_key)
) DISTKEY (review_key) SORTKEY (review_key);
CREATE TABLE IF NOT EXISTS {staging_schema}.dim_review (LIKE {warehouse_schema}.dim_review);

CREATE TABLE IF NOT EXISTS {warehouse_schema}.fact_booking (
  booking_id BIGINT NOT NULL,
  date_key INT NOT NULL,
  user_key BIGINT NOT NULL,
  service_key BIGINT NOT NULL,
  location_key BIGINT NOT NULL,
  dispute_key BIGINT NOT NULL,
  review_key BIGINT NOT NULL,
  booking_status VARCHAR(32) NOT NULL,
  booking_fee DECIMAL(10,2) NOT NULL,
  scheduled_at TIMESTAMP NOT NULL,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (booking_id)
) DISTKEY (booking_id) SORTKEY (date_key);
CREATE TABLE IF NOT EXISTS {staging_schema}.fact_booking (LIKE {warehouse_schema}.fact_booking);
