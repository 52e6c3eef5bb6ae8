using Amazon.CDK;
using Amazon.CDK.AWS.EC2;

namespace Orchestration.Cdk;

/// <summary>A network without a way to the internet, and the endpoints through which jobs in it reach AWS.</summary>
internal sealed class Network
{
    public Network(SystemStack stack, string cidr)
    {
        Vpc = new Vpc(stack, "Network", new VpcProps
        {
            IpAddresses = IpAddresses.Cidr(cidr),
            MaxAzs = 2,
            NatGateways = 0,
            SubnetConfiguration = [new SubnetConfiguration { Name = "Isolated", SubnetType = SubnetType.PRIVATE_ISOLATED, CidrMask = 24 }],
        });

        Vpc.AddGatewayEndpoint("S3Endpoint", new GatewayVpcEndpointOptions { Service = GatewayVpcEndpointAwsService.S3 });
        JobSubnet = Vpc.IsolatedSubnets[0];
        JobSecurityGroup = Glue(stack, "JobSecurityGroup", Vpc.VpcId);

        var endpoints = new SecurityGroup(stack, "EndpointSecurityGroup", new SecurityGroupProps { Vpc = Vpc, Description = "Endpoints of AWS", AllowAllOutbound = false });
        endpoints.AddIngressRule(Peer.Ipv4(cidr), Port.Tcp(443), "From this network");

        // Every endpoint is paid by the hour and zone; jobs run in one zone, and others reach the endpoint from there too.
        foreach (var (name, service) in new[] { ("SecretsManagerEndpoint", "secretsmanager"), ("GlueEndpoint", "glue"), ("LogsEndpoint", "logs") })
        {
            Vpc.AddInterfaceEndpoint(name, new InterfaceVpcEndpointOptions
            {
                // Not the class's own constants: whoever asks for one makes all 321, each by a call to the CDK's process.
                Service = new InterfaceVpcEndpointAwsService(service),
                Subnets = new SubnetSelection { Subnets = [JobSubnet] },
                SecurityGroups = [endpoints],
                Open = false,
            });
        }
    }

    public Vpc Vpc { get; }

    /// <summary>Where jobs run.</summary>
    public ISubnet JobSubnet { get; }

    /// <summary>What jobs bear.</summary>
    public CfnSecurityGroup JobSecurityGroup { get; }

    /// <summary>A security group for Glue: it must admit itself on all ports, because the workers of a job talk to each other.</summary>
    public static CfnSecurityGroup Glue(Stack stack, string id, string vpcId)
    {
        var group = new CfnSecurityGroup(stack, id, new CfnSecurityGroupProps
        {
            VpcId = vpcId,
            GroupDescription = "Glue jobs",
            SecurityGroupEgress = new[] { new CfnSecurityGroup.EgressProperty { IpProtocol = "-1", CidrIp = "0.0.0.0/0", Description = "Jobs call databases and AWS" } },
        });

        _ = new CfnSecurityGroupIngress(stack, $"{id}Itself", new CfnSecurityGroupIngressProps
        {
            GroupId = group.AttrGroupId,
            SourceSecurityGroupId = group.AttrGroupId,
            IpProtocol = "tcp",
            FromPort = 0,
            ToPort = 65535,
            Description = "The workers of a job talk to each other",
        });

        return group;
    }

    /// <summary>Admits jobs to a database.</summary>
    public static void Admit(Stack stack, string id, string securityGroupId, CfnSecurityGroup jobs, object port) =>
        _ = new CfnSecurityGroupIngress(stack, id, new CfnSecurityGroupIngressProps
        {
            GroupId = securityGroupId,
            SourceSecurityGroupId = jobs.AttrGroupId,
            IpProtocol = "tcp",
            FromPort = Convert.ToDouble(port),
            ToPort = Convert.ToDouble(port),
            Description = "Glue jobs",
        });
}
