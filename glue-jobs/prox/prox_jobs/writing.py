"""Writes tables in few, well-filled files, and counts while it writes."""
import json

from pyspark.sql import Observation, functions as F


def parquet(frame, path, partition=()):
    """Writes a table over what was there; returns its number of rows."""
    seen = Observation("rows")
    counted = frame.observe(seen, F.count(F.lit(1)).alias("rows"))
    if partition:  # one file a partition instead of one a task and partition
        counted.repartition(*partition).write.mode("overwrite").partitionBy(*partition).parquet(path)
    else:
        counted.hint("rebalance").write.mode("overwrite").parquet(path)
    return seen.get["rows"]


def report(layer, table, accepted, rejected, files):
    print(json.dumps({"type": "table", "layer": layer, "table": table, "accepted": accepted, "rejected": rejected, "files": files}, ensure_ascii=False), flush=True)
