"""The Spark session that every job works in."""
from awsglue.context import GlueContext
from awsglue.job import Job
from pyspark.context import SparkContext

SETTINGS = {
    "spark.sql.ansi.enabled": "true",  # a bad cast or an overflow fails
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",  # a timestamp has no zone, in memory and in files
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    "spark.sql.sources.partitionOverwriteMode": "static",
    "spark.sql.csv.parser.columnPruning.enabled": "false",  # with it, records of a wrong length pass for right ones
    "spark.sql.adaptive.coalescePartitions.parallelismFirst": "false",  # few, well-filled files instead of one a task
    "spark.sql.adaptive.advisoryPartitionSizeInBytes": "512MB",  # as shuffled; about a quarter of it as Parquet
}


def start(arguments):
    """A Glue context with our settings, and the job, which ends with commit()."""
    context = GlueContext(SparkContext.getOrCreate())
    for name, value in SETTINGS.items():
        context.spark_session.conf.set(name, value)
    job = Job(context)
    job.init(arguments["JOB_NAME"], arguments)
    return context, job
