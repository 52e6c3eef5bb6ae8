"""Reads raw files so that no record is lost or shifted without a word: one that cannot be split comes as its text, in the column broken_line."""
import json

from pyspark.sql import functions as F
from pyspark.sql.types import StringType, StructField, StructType

BROKEN = "broken_line"
NO_TEXT = "\ufffd"  # what bytes that are not UTF-8 become


class RefusedFile(Exception):
    pass


def raw(spark, file, locations):
    """A data frame of the declared columns, all of them text, and broken_line."""
    names = [name for name, _ in file.columns]
    schema = StructType([StructField(name, StringType()) for name in [*names, BROKEN]])
    frame = _json(spark, schema, names, locations) if file.header["format"] == "json" else _csv(spark, schema, names, locations)
    broken = F.col(BROKEN).isNotNull()
    return frame.select(*[F.when(~broken, F.col(name)).alias(name) for name in names], BROKEN)


def _csv(spark, schema, names, locations):
    _refuse_odd_quotes(spark, locations)
    frame = spark.read.schema(schema).csv(
        locations,
        header=True,
        quote='"',
        escape='"',
        multiLine=True,
        enforceSchema=False,  # another header fails instead of shifting the columns
        mode="PERMISSIVE",
        columnNameOfCorruptRecord=BROKEN,
        unescapedQuoteHandling="RAISE_ERROR",
        maxCharsPerColumn=-1,
        ignoreLeadingWhiteSpace=False,
        ignoreTrailingWhiteSpace=False,
    )
    # Where files end their lines now in one way and now in another, a carriage return is left on the last field.
    frame = frame.withColumn(names[-1], F.regexp_replace(names[-1], r"\r\z", ""))
    text = F.concat_ws(",", *[F.col(name) for name in names])
    return frame.withColumn(BROKEN, F.when(F.col(BROKEN).isNotNull(), F.col(BROKEN)).when(F.instr(text, NO_TEXT) > 0, text))


def _refuse_odd_quotes(spark, locations):
    """After a quote that is never closed, the rest of a file would be one field."""
    lines = spark.read.text(locations).select(F.input_file_name().alias("file"), (F.length("value") - F.length(F.translate("value", '"', ""))).alias("quotes"))
    odd = lines.groupBy("file").agg(F.sum("quotes").alias("quotes")).where("quotes % 2 = 1").orderBy("file").limit(1).collect()
    if odd:
        raise RefusedFile(f"{odd[0].file} is refused: a quote in it is never closed")


def _json(spark, schema, names, locations):
    return spark.createDataFrame(spark.read.text(locations).rdd.mapPartitions(lambda rows: _judge(rows, names)), schema)


def _judge(rows, names):
    for row in rows:
        line = row.value.lstrip("\ufeff")
        if not line.strip(" \t\r"):
            continue
        try:
            values = json.loads(line, object_pairs_hook=_once, parse_float=str, parse_int=str, parse_constant=_refuse)
            yield (*[_text(values.get(name)) for name in names], None) if _flat(values) and NO_TEXT not in line else (*[None] * len(names), line)
        except (ValueError, RecursionError):
            yield (*[None] * len(names), line)


class _Fields(dict):
    """What an object was, so that it is not taken for another kind of value."""


def _once(pairs):
    fields = _Fields(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key stands twice")
    return fields


def _refuse(constant):
    raise ValueError(constant)


def _flat(values):
    return isinstance(values, _Fields) and not any(isinstance(value, (list, dict)) for value in values.values())


def _text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is not None:
        value.encode("utf-8")  # half of a surrogate pair is no text
    return value
