"""Starts a stand-in for AWS: the server at the path given first, which patches moto, and here what a stack of ours needs besides:
secrets, connections, and that networks and warehouses go when their stack goes.

usage: stand_in.py SERVER.py HOST PORT
"""
import runpy
import secrets
import sys

server, host, port = sys.argv[1:]
patches = runpy.run_path(server, run_name="patches")

from moto.core.common_models import CloudFormationModel
from moto.ec2.models import ec2_backends
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.models.subnets import SubnetRouteTableAssociation
from moto.ec2.models.vpcs import VPCEndPoint
from moto.glue.models import glue_backends
from moto.redshift.models import Cluster, ParameterGroup, SubnetGroup, redshift_backends
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


# moto deletes in no order, and with a network its last table of routes, whether or not the stack still has it to delete.
def disassociate(self, account_id, region_name):
    table = ec2_backends[account_id][region_name].route_tables.get(self.route_table_id)

    if table is not None:
        for association in [one for one, subnet in table._associations.items() if subnet == self.subnet_id]:
            del table._associations[association]


def delete_routes(self, account_id, region_name):
    if self.id in ec2_backends[account_id][region_name].route_tables:
        ec2_backends[account_id][region_name].delete_route_table(self.id)


SubnetRouteTableAssociation.delete = disassociate
RouteTable.delete = delete_routes
VPCEndPoint.delete = lambda self, account_id, region_name: ec2_backends[account_id][region_name].vpc_end_points.pop(self.id)
SubnetGroup.delete = lambda self, account_id, region_name: redshift_backends[account_id][region_name].delete_cluster_subnet_group(self.cluster_subnet_group_name)
ParameterGroup.delete = lambda self, account_id, region_name: redshift_backends[account_id][region_name].delete_cluster_parameter_group(self.cluster_parameter_group_name)
Cluster.delete = lambda self, account_id, region_name: redshift_backends[account_id][region_name].delete_cluster(
    cluster_identifier=self.cluster_identifier, skip_final_snapshot=True, final_cluster_snapshot_identifier=None)

from moto.server import main

main(["-H", host, "-p", port])
