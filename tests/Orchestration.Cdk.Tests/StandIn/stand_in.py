"""Starts a stand-in for AWS: the server at the path given first, which patches moto, and here what a stack of ours needs besides, secrets and connections.

usage: stand_in.py SERVER.py HOST PORT
"""
import runpy
import secrets
import sys

server, host, port = sys.argv[1:]
patches = runpy.run_path(server, run_name="patches")

from moto.core.common_models import CloudFormationModel
from moto.glue.models import glue_backends
from moto.secretsmanager.models import secretsmanager_backends


class Kept:
    """A resource that is known by its id and stays as it was made."""

    def __init__(self, identifier):
        self.physical_resource_id = identifier

    @classmethod
    def update_from_cloudformation_json(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name):
        pass


class Secret(Kept, CloudFormationModel):
    __module__ = "moto.secretsmanager.stand_in"

    @staticmethod
    def cloudformation_name_type():
        return "Name"

    @staticmethod
    def cloudformation_type():
        return "AWS::SecretsManager::Secret"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        properties = cloudformation_json["Properties"]
        made = secretsmanager_backends[account_id][region_name].create_managed_secret(
            "stand-in", properties.get("Name", resource_name), secret_string='{"password":"%s"}' % secrets.token_hex(16))
        return cls(made.arn)


class SecretTargetAttachment(Kept, CloudFormationModel):
    __module__ = "moto.secretsmanager.stand_in"

    @staticmethod
    def cloudformation_name_type():
        return None

    @staticmethod
    def cloudformation_type():
        return "AWS::SecretsManager::SecretTargetAttachment"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        return cls(cloudformation_json["Properties"]["SecretId"])


class Connection(Kept, CloudFormationModel):
    __module__ = "moto.glue.stand_in"

    @staticmethod
    def cloudformation_name_type():
        return None

    @staticmethod
    def cloudformation_type():
        return "AWS::Glue::Connection"

    @classmethod
    def create_from_cloudformation_json(cls, resource_name, cloudformation_json, account_id, region_name, **kwargs):
        given = cloudformation_json["Properties"]["ConnectionInput"]
        glue_backends[account_id][region_name].create_connection(account_id, given, {})
        return cls(given["Name"])


from moto.server import main

main(["-H", host, "-p", port])
