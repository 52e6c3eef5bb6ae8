"""Writes tables in few, well-filled files, and counts while it writes."""
import json

from pyspark.sql import Observation, functions as F


def parquet(frame, path, partition=()):
    """Writes a table over what was there; returns its number of rows."""
    seen = Observation("rows")
    # One file a partition, and a few for what is not parted, instead of one a task. What observes stands behind the shuffle: in front of it an
    # adaptive plan drops it with an empty input, and its count would be waited for without end.
    shuffled = frame.repartition(*partition) if partition else frame.hint("rebalance")
    write = shuffled.observe(seen, F.count(F.lit(1)).alias("rows")).write.mode("overwrite")
    (write.partitionBy(*partition) if partition else write).parquet(path)
    rows = seen.get["rows"]
    if partition and rows == 0:  # no rows, no partition; but the columns are there for a crawler to find
        frame.drop(*partition).write.mode("overwrite").parquet(path)
    return rows


def report(layer, table, accepted, rejected, files):
    print(json.dumps({"type": "table", "layer": layer, "table": table, "accepted": accepted, "rejected": rejected, "files": files}, ensure_ascii=False), flush=True)
