"""Makes the tables of one layer of those of the layer below, one SELECT a table."""
from pyspark.sql import functions as F

from prox_jobs import catalog, reading, sql_files, writing

REASON = "reject_reason"


def transform(spark, source, target, arguments):
    """
    Runs the SQL of a layer. A SELECT with a column reject_reason judges its rows: those without a reason are the table, the others are kept
    beside it.
    """
    raw = {file.table: file for file in sql_files.folder(source) if "format" in file.header}
    for file in sql_files.folder(target):
        for layer, table in (name.split(".") for name in file.inputs):
            if layer == source:
                found = catalog.find(arguments["database"], arguments[f"{source}_prefix"] + table, arguments["logical_date"])
                frame = reading.raw(spark, raw[table], found.locations) if table in raw else spark.read.schema(found.schema).parquet(*found.locations)
                frame.createOrReplaceTempView(f"{layer}_{table}")
        _write(spark, file, target, arguments).createOrReplaceTempView(f"{target}_{file.table}")


def _write(spark, file, layer, arguments):
    frame = spark.sql(file.text)
    path = f"{arguments[f'{layer}_tables']}{file.table}/"
    columns = [name for name, _ in file.columns]
    _check(file, frame)
    if REASON not in frame.columns:
        accepted, rejected = writing.parquet(frame, path, file.partition), {}
    else:
        # Judged once, then parted: caching instead keeps every shuffle partition and writes a file for each.
        staging = f"{arguments[f'{layer}_staging']}{file.table}/"
        frame.write.mode("overwrite").parquet(staging)
        judged = spark.read.schema(frame.schema).parquet(staging)
        accepted = writing.parquet(judged.where(F.col(REASON).isNull()).select(columns), path, file.partition)
        rejects = judged.where(F.col(REASON).isNotNull()).select(*columns, "source_text", REASON)
        beside = f"{arguments[f'{layer}_rejects']}{file.table}/"
        writing.parquet(rejects, beside)
        rejected = {row[REASON]: row["count"] for row in spark.read.schema(rejects.schema).parquet(beside).groupBy(REASON).count().collect()}
    # A schema that is given is not looked for in the files; what parts the table is no column of theirs.
    written = spark.read.schema(frame.select([name for name in columns if name not in file.partition]).schema).parquet(path)
    writing.report(layer, file.table, accepted, rejected, len(written.inputFiles()))
    return written


def _check(file, frame):
    declared = [(name, kind.lower()) for name, kind in file.columns]
    given = [(name, {"timestamp_ntz": "timestamp"}.get(kind, kind)) for name, kind in frame.dtypes if name not in (REASON, "source_text")]
    if given != declared:
        raise TypeError(f"{file.name} gives {given} and declares {declared}")
