-- Checks what lies in staging, then changes all tables at once, the fact last. A check that fails casts its own sentence to a number, which is an
-- error on either warehouse and undoes the transaction.
BEGIN;

SELECT CAST(CASE
    WHEN count(*) <> {rows_dim_date} THEN 'dim_date: staging holds other than the {rows_dim_date} rows of gold'
    WHEN count(*) <> count(DISTINCT date_key) THEN 'dim_date: date_key is not unique'
    ELSE '0' END AS INT)
FROM {staging_schema}.dim_date;

SELECT CAST(CASE
    WHEN count(*) <> {rows_dim_location} THEN 'dim_location: staging holds other than the {rows_dim_location} rows of gold'
    WHEN count(*) <> count(DISTINCT location_key) THEN 'dim_location: location_key is not unique'
    ELSE '0' END AS INT)
FROM {staging_schema}.dim_location;

SELECT CAST(CASE
    WHEN count(*) <> {rows_dim_user} THEN 'dim_user: staging holds other than the {rows_dim_user} rows of gold'
    WHEN count(*) <> count(DISTINCT user_key) THEN 'dim_user: user_key is not unique'
    ELSE '0' END AS INT)
FROM {staging_schema}.dim_user;

SELECT CAST(CASE
    WHEN count(*) <> {rows_dim_service} THEN 'dim_service: staging holds other than the {rows_dim_service} rows of gold'
    WHEN count(*) <> count(DISTINCT service_key) THEN 'dim_service: service_key is not unique'
    ELSE '0' END AS INT)
FROM {staging_schema}.dim_service;

SELECT CAST(CASE
    WHEN count(*) <> {rows_dim_dispute} THEN 'dim_dispute: staging holds other than the {rows_dim_dispute} rows of gold'
    WHEN count(*) <> count(DISTINCT dispute_key) THEN 'dim_dispute: dispute_key is not unique'
    ELSE '0' END AS INT)
FROM {staging_schema}.dim_dispute;

SELECT CAST(CASE
    WHEN count(*) <> {rows_dim_review} THEN 'dim_review: staging holds other than the {rows_dim_review} rows of gold'
    WHEN count(*) <> count(DISTINCT review_key) THEN 'dim_review: review_key is not unique'
    ELSE '0' END AS INT)
FROM {staging_schema}.dim_review;

SELECT CAST(CASE
    WHEN count(*) <> {rows_fact_booking} THEN 'fact_booking: staging holds other than the {rows_fact_booking} rows of gold'
    WHEN count(*) <> count(DISTINCT booking_id) THEN 'fact_booking: booking_id is not unique'
    ELSE '0' END AS INT)
FROM {staging_schema}.fact_booking;

SELECT CAST(CASE
    WHEN count(f.date_key) <> count(dim_date.date_key) THEN 'fact_booking: date_key refers to no row of dim_date'
    WHEN count(f.user_key) <> count(dim_user.user_key) THEN 'fact_booking: user_key refers to no row of dim_user'
    WHEN count(f.service_key) <> count(dim_service.service_key) THEN 'fact_booking: service_key refers to no row of dim_service'
    WHEN count(f.location_key) <> count(dim_location.location_key) THEN 'fact_booking: location_key refers to no row of dim_location'
    WHEN count(f.dispute_key) <> count(dim_dispute.dispute_key) THEN 'fact_booking: dispute_key refers to no row of dim_dispute'
    WHEN count(f.review_key) <> count(dim_review.review_key) THEN 'fact_booking: review_key refers to no row of dim_review'
    ELSE '0' END AS INT)
FROM {staging_schema}.fact_booking f
LEFT JOIN {staging_schema}.dim_date dim_date ON dim_date.date_key = f.date_key
LEFT JOIN {staging_schema}.dim_user dim_user ON dim_user.user_key = f.user_key
LEFT JOIN {staging_schema}.dim_service dim_service ON dim_service.service_key = f.service_key
LEFT JOIN {staging_schema}.dim_location dim_location ON dim_location.location_key = f.location_key
LEFT JOIN {staging_schema}.dim_dispute dim_dispute ON dim_dispute.dispute_key = f.dispute_key
LEFT JOIN {staging_schema}.dim_review dim_review ON dim_review.review_key = f.review_key;

DELETE FROM {warehouse_schema}.dim_date;
INSERT INTO {warehouse_schema}.dim_date SELECT * FROM {staging_schema}.dim_date;
DELETE FROM {warehouse_schema}.dim_location;
INSERT INTO {warehouse_schema}.dim_location SELECT * FROM {staging_schema}.dim_location;
DELETE FROM {warehouse_schema}.dim_user;
INSERT INTO {warehouse_schema}.dim_user SELECT * FROM {staging_schema}.dim_user;
DELETE FROM {warehouse_schema}.dim_service;
INSERT INTO {warehouse_schema}.dim_service SELECT * FROM {staging_schema}.dim_service;
DELETE FROM {warehouse_schema}.dim_dispute;
INSERT INTO {warehouse_schema}.dim_dispute SELECT * FROM {staging_schema}.dim_dispute;
DELETE FROM {warehouse_schema}.dim_review;
INSERT INTO {warehouse_schema}.dim_review SELECT * FROM {staging_schema}.dim_review;
DELETE FROM {warehouse_schema}.fact_booking;
INSERT INTO {warehouse_schema}.fact_booking SELECT * FROM {staging_schema}.fact_booking;

COMMIT;
