"""What Redshift makes of SQL, on the PostgreSQL that stands in for it: what Redshift lacks is refused, its attributes of tables are taken off."""
import re

_TOKENS = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\s+|\w+|.""", re.S)

_UNKNOWN = {
    "RETURNING", "LATERAL", "FILTER", "GENERATED", "SERIAL", "BIGSERIAL", "JSON", "JSONB", "UUID", "BYTEA", "MONEY", "XML", "ENUM", "ARRAY", "TEXT", "INDEX",
    "TRIGGER", "SEQUENCE", "TABLESPACE", "COLLATE", "EXCLUDE", "CHECK", "GENERATE_SERIES", "NULLS", "CTID", "XMIN", "XMAX", "UNNEST",
}
_PAIRS = {("ON", "CONFLICT"), ("DISTINCT", "ON"), ("PARTITION", "OF")}


class RedshiftError(Exception):
    pass


def statements(script):
    """The statements of a batch, each as PostgreSQL is to run it."""
    if "\n" in script:
        raise RedshiftError("preactions and postactions have no line breaks")
    in_transaction = False
    statement = []
    for token in [*_TOKENS.findall(script), ";"]:
        if token != ";":
            statement.append(token)
            continue
        words = [part.upper() for part in statement if not part.isspace()]
        if words:
            _check(words, in_transaction)
            in_transaction = words[0] in ("BEGIN", "START") or (in_transaction and words[0] not in ("COMMIT", "END", "ROLLBACK", "ABORT"))
            yield "".join(_without_attributes(statement) if words[0] == "CREATE" else statement).strip()
        statement = []


def _check(words, in_transaction):
    if words[0] == "TRUNCATE":
        raise RedshiftError("TRUNCATE commits the transaction that it runs in and cannot be undone; write DELETE FROM")
    if words[0] == "VACUUM" and in_transaction:
        raise RedshiftError("VACUUM does not run in a transaction")
    for word in words:
        if word in _UNKNOWN:
            raise RedshiftError(f"Redshift has no {word}")
    for pair in zip(words, words[1:]):
        if pair in _PAIRS:
            raise RedshiftError(f"Redshift has no {' '.join(pair)}")


def _without_attributes(tokens):
    text = "".join(tokens)
    text = re.sub(r"\b(?:DISTSTYLE|ENCODE|BACKUP)\s+\w+", "", text, flags=re.I)
    return re.sub(r"\b(?:COMPOUND\s+|INTERLEAVED\s+)?(?:DISTKEY|SORTKEY)\b(?:\s*\([^)]*\))?", "", text, flags=re.I)
