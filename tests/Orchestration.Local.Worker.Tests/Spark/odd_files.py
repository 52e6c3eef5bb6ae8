"""Reads odd files with the jobs' own reader, in one session, and says for each case what came of it."""
import json
import os
import sys

from prox_jobs import reading, session, sql_files


def main():
    context, _ = session.start({"JOB_NAME": "odd files"})
    context.spark_session.sparkContext.setLogLevel("OFF")
    for case in json.loads(open(sys.argv[1], encoding="utf-8").read()):
        file = sql_files.SqlFile(case["id"], f"-- @table bronze.odd\n-- @format {case['format']}\n-- @columns id, name, amt\n")
        try:
            rows = reading.raw(context.spark_session, file, case["locations"]).collect()
            answer = {"rows": [list(row)[:3] for row in rows if row[3] is None], "rejects": [row[3] for row in rows if row[3] is not None]}
        except Exception as error:  # whatever it is, it says so
            answer = {"failed": str(error)[:200]}
        print(json.dumps({"id": case["id"], **answer}), flush=True)


main()
sys.stdout.flush()
os._exit(0)
