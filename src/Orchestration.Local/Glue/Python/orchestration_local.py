"""What the stand-ins for awsglue and boto3 know of this machine.

The process is started with the protocol of docs/decisions/0012-local-worker.md: the first line of standard input holds secrets and
connections, a later line asks to stop, and the end of the stream means that the parent is gone.
"""

import json
import os
import sys
import threading


class EntityNotFoundException(Exception):
    """Glue's own name for what is not in the catalog."""


class ResourceNotFoundException(Exception):
    """Secrets Manager's own name for a secret that is not there."""


def _read_line():
    # Straight from the descriptor: a thread that waits in sys.stdin would hold its lock when the interpreter ends.
    line = bytearray()
    while True:
        byte = os.read(0, 1)
        if not byte:
            return bytes(line) or None
        if byte == b"\n":
            return bytes(line)
        line += byte


def _watch():
    while True:
        line = _read_line()
        if line is None or b'"cancel"' in line:
            os._exit(130)


def _fail(kind, error, trace):
    # What Glue shows as the run's error: the exception without Java's stack, which Spark appends to its messages.
    text = str(getattr(error, "desc", None) or error).strip().splitlines()
    print(json.dumps({"type": "failed", "error": f"{kind.__name__}: {text[0] if text else ''}"}, ensure_ascii=False), flush=True)
    sys.__excepthook__(kind, error, trace)


sys.excepthook = _fail
_LOGINS = json.loads(_read_line() or b"{}")
threading.Thread(target=_watch, daemon=True).start()


def secret(name):
    secrets = _LOGINS.get("secrets", {})
    if name not in secrets:
        raise ResourceNotFoundException("Secrets Manager can't find the specified secret.")
    return secrets[name]


def connection(name):
    connections = _LOGINS.get("connections", {})
    if name not in connections:
        raise EntityNotFoundException(f"Connection {name} not found.")
    return connections[name]


def tables(database):
    path = os.environ["ORCHESTRATION_CATALOG"]
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for entry in json.load(file)["Databases"]:
                if entry["Name"] == database:
                    return entry["Tables"]
    raise EntityNotFoundException(f"Database {database} not found.")


def table(database, name):
    for entry in tables(database):
        if entry["Name"] == name:
            return entry
    raise EntityNotFoundException(f"Table {name} not found in the catalog database {database}; was it crawled?")
