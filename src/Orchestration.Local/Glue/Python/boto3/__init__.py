"""Stands in for the AWS SDK on one machine, for the calls that jobs make of it."""

import orchestration_local


def client(service_name, **_):
    if service_name == "secretsmanager":
        return _SecretsManager()
    if service_name == "glue":
        return _Glue()
    raise NotImplementedError(f"boto3.client('{service_name}') has no stand-in on one machine.")


class _Exceptions:
    EntityNotFoundException = orchestration_local.EntityNotFoundException
    ResourceNotFoundException = orchestration_local.ResourceNotFoundException


class _SecretsManager:
    exceptions = _Exceptions

    def get_secret_value(self, SecretId, **_):
        return {"Name": SecretId, "SecretString": orchestration_local.secret(SecretId)}


class _Glue:
    exceptions = _Exceptions

    def get_connection(self, Name, HidePassword=False, **_):
        login = orchestration_local.connection(Name)
        url = f"jdbc:postgresql://{login['host']}:{login['port']}/{login['database']}"
        return {"Connection": {"Name": Name, "ConnectionType": "JDBC", "ConnectionProperties": {"JDBC_CONNECTION_URL": url}}}

    def get_table(self, DatabaseName, Name, **_):
        table = orchestration_local.table(DatabaseName, Name)
        return {"Table": {key: value for key, value in table.items() if key != "Partitions"}}

    def get_tables(self, DatabaseName, **_):
        tables = orchestration_local.tables(DatabaseName)
        return {"TableList": [{key: value for key, value in table.items() if key != "Partitions"} for table in tables]}

    def get_partitions(self, DatabaseName, TableName, **_):
        return {"Partitions": orchestration_local.table(DatabaseName, TableName).get("Partitions", [])}

    def get_paginator(self, operation):
        return _Pages(getattr(self, operation))


class _Pages:
    def __init__(self, call):
        self._call = call

    def paginate(self, **arguments):
        yield self._call(**arguments)
