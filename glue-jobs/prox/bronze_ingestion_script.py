"""Glue job: copies the tables of the source to bronze as text. What its SQL does not name (the password) never leaves the source."""
# @job extract bronze
import json
import sys

import boto3
from awsglue.utils import getResolvedOptions
from pyspark.sql import Observation, functions as F

from prox_jobs import session, sql_files, writing

CSV = {"header": "true", "quote": '"', "escape": '"', "ignoreLeadingWhiteSpace": "false", "ignoreTrailingWhiteSpace": "false"}
LOGIN = ["host", "port", "dbname", "username", "password"]
ARGUMENTS = ["JOB_NAME", "logical_date", "source_secret", "source_schema", "bronze_tables", "rows_per_read"]
MOST_READS = 8  # at a time, to spare the source


def parse(text):
    """The object that a text holds; an empty one where it holds none. The text itself is told nobody."""
    try:
        value = json.loads(text)
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def login(secret):
    """The JDBC options of a database, by the name of the secret that holds its login."""
    value = parse(boto3.client("secretsmanager").get_secret_value(SecretId=secret)["SecretString"])
    missing = [name for name in LOGIN if not value.get(name)]
    if missing:
        raise ValueError(
            f"The secret {secret} lacks {', '.join(missing)}. Keep the login of the source in it as a JSON object with {', '.join(LOGIN)}; "
            "a secret that RDS manages by itself holds username and password alone."
        )
    return {
        "url": f"jdbc:postgresql://{value['host']}:{value['port']}/{value['dbname']}",
        "user": value["username"],
        "password": value["password"],
        "driver": "org.postgresql.Driver",
        "fetchsize": "10000",
    }


def read(spark, source, file, select, rows_per_read):
    """The rows of a table, and in how many parts: one connection reads a range of the key each, and the first also what has no key."""

    def query(text):
        return spark.read.format("jdbc").options(**source).option("query", text).load()

    key = file.header.get("split")
    if not key:
        return query(select), 1
    # The key as the source has it, a number: what the SELECT makes of it is text.
    keyed = select.replace("SELECT", f"SELECT {key} AS split_key,", 1)
    low, high, rows = query(f"SELECT min(split_key) AS low, max(split_key) AS high, count(*) AS size FROM ({keyed}) keyed").first()
    parts = min(MOST_READS, -(-rows // rows_per_read))
    if parts < 2 or low == high:
        return query(select), 1
    split = {"dbtable": f"({keyed}) split", "partitionColumn": "split_key", "lowerBound": str(low), "upperBound": str(high + 1), "numPartitions": str(parts)}
    return spark.read.format("jdbc").options(**source, **split).load().drop("split_key"), parts


def main():
    arguments = getResolvedOptions(sys.argv, ARGUMENTS)
    context, job = session.start(arguments)
    source = login(arguments["source_secret"])
    for file in sql_files.folder("bronze"):
        seen = Observation(file.table)
        select = file.fill(source_schema=arguments["source_schema"])
        rows, parts = read(context.spark_session, source, file, select, int(arguments["rows_per_read"]))
        path = f"{arguments['bronze_tables']}{file.table}/logical_date={arguments['logical_date']}/"
        write = rows.observe(seen, F.count(F.lit(1)).alias("rows")).write.mode("overwrite")
        if file.header["format"] == "json":
            write.option("ignoreNullFields", "false").json(path)  # or a column without a value would be missing
        else:
            write.options(**CSV).csv(path)
        writing.report("bronze", file.table, seen.get["rows"], {}, parts)
    job.commit()


if __name__ == "__main__":
    main()
