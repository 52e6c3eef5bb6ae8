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
ARGUMENTS = ["JOB_NAME", "logical_date", "source_secret", "source_schema", "bronze_tables"]


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
        raise ValueError(f"The secret {secret} lacks {', '.join(missing)}. Keep the login of the source in it as RDS does: a JSON object with {', '.join(LOGIN)}.")
    return {
        "url": f"jdbc:postgresql://{value['host']}:{value['port']}/{value['dbname']}",
        "user": value["username"],
        "password": value["password"],
        "driver": "org.postgresql.Driver",
        "fetchsize": "10000",
    }


def main():
    arguments = getResolvedOptions(sys.argv, ARGUMENTS)
    context, job = session.start(arguments)
    source = login(arguments["source_secret"])
    for file in sql_files.folder("bronze"):
        seen = Observation(file.table)
        select = file.fill(source_schema=arguments["source_schema"])
        rows = context.spark_session.read.format("jdbc").options(**source).option("query", select).load()
        path = f"{arguments['bronze_tables']}{file.table}/logical_date={arguments['logical_date']}/"
        write = rows.observe(seen, F.count(F.lit(1)).alias("rows")).write.mode("overwrite")
        if file.header["format"] == "json":
            write.option("ignoreNullFields", "false").json(path)  # or a column without a value would be missing
        else:
            write.options(**CSV).csv(path)
        writing.report("bronze", file.table, seen.get["rows"], {}, 1)
    job.commit()


if __name__ == "__main__":
    main()
