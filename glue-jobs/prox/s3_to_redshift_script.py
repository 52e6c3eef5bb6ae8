"""Glue job: loads the star schema into the warehouse. Each table goes into staging; what follows the last one checks and changes all of them at once."""
# @job load gold
import sys

from awsglue.dynamicframe import DynamicFrame
from awsglue.utils import getResolvedOptions

from prox_jobs import catalog, session, sql_files, writing

ARGUMENTS = [
    "JOB_NAME", "logical_date", "database", "gold_prefix", "warehouse_connection", "warehouse_database", "warehouse_schema", "staging_schema", "copy_role", "temporary",
]


def one_line(sql):
    """Statements before and after a COPY travel without line breaks."""
    return " ".join(line.strip() for line in sql.splitlines() if line.strip() and not line.startswith("--"))


def main():
    arguments = getResolvedOptions(sys.argv, ARGUMENTS)
    context, job = session.start(arguments)
    schemas = {name: arguments[name] for name in ("warehouse_schema", "staging_schema")}
    tables = [file.table for file in sql_files.folder("gold")]
    before, *after = sql_files.folder("warehouse")
    counts = {}
    for table in tables:
        found = catalog.find(arguments["database"], arguments["gold_prefix"] + table, arguments["logical_date"])
        rows = context.spark_session.read.schema(found.schema).parquet(*found.locations)
        counts[table] = rows.count()  # from the footers of the files
        staging = f"{arguments['staging_schema']}.{table}"
        options = {
            "database": arguments["warehouse_database"],
            "dbtable": staging,
            "aws_iam_role": arguments["copy_role"],
            "preactions": f"{one_line(before.fill(**schemas)) if table == tables[0] else ''} DELETE FROM {staging};".strip(),
        }
        if table == tables[-1]:
            values = {**schemas, **{f"rows_{name}": count for name, count in counts.items()}}
            options["postactions"] = " ".join(one_line(file.fill(**values)) for file in after)
        context.write_dynamic_frame.from_jdbc_conf(
            frame=DynamicFrame.fromDF(rows, context, table),
            catalog_connection=arguments["warehouse_connection"],
            connection_options=options,
            redshift_tmp_dir=arguments["temporary"],
        )
    for table in tables:
        writing.report("warehouse", table, counts[table], {}, 1)
    job.commit()


if __name__ == "__main__":
    main()
