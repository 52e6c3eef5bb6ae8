"""What the catalog says of a table."""
from collections import namedtuple

import boto3


class NotCrawled(Exception):
    pass


# The folders that hold it, and the columns of its files as Spark writes a schema.
Table = namedtuple("Table", "locations schema")


def find(database, table, logical_date):
    """A table that was crawled; of one that is parted by logical_date, the part of this run."""
    glue = boto3.client("glue")
    try:
        found = glue.get_table(DatabaseName=database, Name=table)["Table"]
    except glue.exceptions.EntityNotFoundException:
        raise NotCrawled(f"EntityNotFoundException: Table {table} not found in the catalog database {database}; was it crawled?") from None

    schema = ", ".join(f"`{column['Name']}` {column['Type']}" for column in found["StorageDescriptor"]["Columns"])
    keys = [key["Name"] for key in found.get("PartitionKeys", [])]
    if not keys:
        return Table([found["StorageDescriptor"]["Location"]], schema)

    pages = glue.get_paginator("get_partitions").paginate(DatabaseName=database, TableName=table)
    partitions = [partition for page in pages for partition in page["Partitions"]]
    wanted = [
        partition["StorageDescriptor"]["Location"]
        for partition in partitions
        if "logical_date" not in keys or partition["Values"][keys.index("logical_date")] == logical_date
    ]
    if not wanted:
        which = f"logical_date={logical_date} " if "logical_date" in keys else ""
        raise NotCrawled(f"EntityNotFoundException: Table {table} has no partition {which}in the catalog; was it crawled?")
    return Table(wanted, schema)
