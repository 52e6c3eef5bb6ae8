-- Spark's names for DuckDB; DuckDB alone runs this file. Never shadow a name that DuckDB's own macros use (trunc, floor, len).
CREATE OR REPLACE MACRO regexp_like(s, p) AS regexp_matches(s, p);
CREATE OR REPLACE MACRO dayofweek(d) AS isodow(d) % 7 + 1;
