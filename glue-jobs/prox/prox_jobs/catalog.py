"""Where the catalog says that a table is."""
import boto3


class NotCrawled(Exception):
    pass


def locations(database, table, logical_date):
    """The folders of a table; of a table that is parted by logical_date, that of this run."""
    glue = boto3.client("glue")
    try:
        found = glue.get_table(DatabaseName=database, Name=table)["Table"]
    except glue.exceptions.EntityNotFoundException:
        raise NotCrawled(f"EntityNotFoundException: Table {table} not found in the catalog database {database}; was it crawled?") from None

    keys = [key["Name"] for key in found.get("PartitionKeys", [])]
    if not keys:
        return [found["StorageDescriptor"]["Location"]]

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
    return wanted
