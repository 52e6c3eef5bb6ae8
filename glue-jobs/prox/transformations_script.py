"""Glue job: checks and cleans bronze into silver; each reject is kept with its reason."""
# @job transform bronze silver
import sys

from awsglue.utils import getResolvedOptions

from prox_jobs import session
from prox_jobs.transform import transform

ARGUMENTS = ["JOB_NAME", "logical_date", "database", "bronze_prefix", "silver_tables", "silver_rejects", "silver_staging"]


def main():
    arguments = getResolvedOptions(sys.argv, ARGUMENTS)
    context, job = session.start(arguments)
    transform(context.spark_session, "bronze", "silver", arguments)
    job.commit()


if __name__ == "__main__":
    main()
