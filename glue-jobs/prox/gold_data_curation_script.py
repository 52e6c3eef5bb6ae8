"""Glue job: makes the star schema of silver."""
# @job transform silver gold
import sys

from awsglue.utils import getResolvedOptions

from prox_jobs import session
from prox_jobs.transform import transform

ARGUMENTS = ["JOB_NAME", "logical_date", "database", "silver_prefix", "gold_tables"]


def main():
    arguments = getResolvedOptions(sys.argv, ARGUMENTS)
    context, job = session.start(arguments)
    transform(context.spark_session, "silver", "gold", arguments)
    job.commit()


if __name__ == "__main__":
    main()
