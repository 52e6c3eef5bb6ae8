using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.RDS;
using Amazon.CDK.AWS.Redshift;
using Amazon.CDK.AWS.SecretsManager;
using Orchestration.Resources;
using Secret = Orchestration.Resources.Secret;

namespace Orchestration.Cdk;

/// <summary>Builds databases, the warehouse, and who may use them.</summary>
internal sealed class DataParts(SystemStack stack)
{
    private const int RedshiftPort = 5439;
    private const int PostgresPort = 5432;

    private readonly Dictionary<Secret, ISecret> _secrets = [];
    private readonly Dictionary<Role, string> _roles = [];
    private readonly Dictionary<Orchestration.Resources.Resource, Reach> _reach = [];

    /// <summary>How jobs reach a source database or a warehouse.</summary>
    public Reach ReachOf(Orchestration.Resources.Resource target) => _reach[target];

    public void Add(Secret secret)
    {
        if (stack.Options.Source is SourceOptions.Existing existing && stack.ResourceSet.OfKind<SourceDatabase>().Any(source => source.Secret == secret))
        {
            // Jobs ask for it by its whole ARN, which is as good as a name.
            stack.Set(secret, existing.SecretArn, existing.SecretArn);
            return;
        }

        var built = new Amazon.CDK.AWS.SecretsManager.Secret(stack, secret.LogicalName, new SecretProps
        {
            SecretName = stack.Names.Of(secret),
            Description = secret.Description ?? $"Who may use a database of {stack.ResourceSet.Name}",
            GenerateSecretString = new SecretStringGenerator
            {
                SecretStringTemplate = $$"""{"username":"{{stack.ResourceSet.Name}}"}""",
                GenerateStringKey = "password",
                PasswordLength = 32,
                ExcludePunctuation = true,
            },
            RemovalPolicy = stack.DataRemoval,
        });

        _secrets.Add(secret, built);
        stack.Set(secret, stack.Names.Of(secret), built.SecretArn);
    }

    public void Add(SourceDatabase source)
    {
        if (stack.Options.Source is SourceOptions.Existing existing)
        {
            var jobs = Network.Glue(stack, "SourceJobSecurityGroup", existing.VpcId);
            Network.Admit(stack, "SourceIngress", existing.SecurityGroupId, jobs, existing.Port);
            stack.Set(source, existing.Host, existing.Host);
            _reach.Add(source, new($"jdbc:postgresql://{existing.Host}:{existing.Port}/{existing.Database}", existing.SubnetId, jobs, existing.SecretArn));
            return;
        }

        var network = stack.Network;
        var group = new SecurityGroup(stack, $"{source.LogicalName}SecurityGroup", new SecurityGroupProps { Vpc = network.Vpc, Description = "The source database", AllowAllOutbound = false });
        Network.Admit(stack, $"{source.LogicalName}Ingress", group.SecurityGroupId, network.JobSecurityGroup, PostgresPort);

        var secret = _secrets[source.Secret];
        var built = new DatabaseInstance(stack, source.LogicalName, new DatabaseInstanceProps
        {
            InstanceIdentifier = stack.Names.Of(source),
            DatabaseName = source.DatabaseName,
            Engine = DatabaseInstanceEngine.Postgres(new PostgresInstanceEngineProps { Version = PostgresEngineVersion.Of("17.9", "17") }),
            InstanceType = Amazon.CDK.AWS.EC2.InstanceType.Of(InstanceClass.BURSTABLE4_GRAVITON, InstanceSize.MICRO),
            Credentials = Credentials.FromSecret(secret),
            Vpc = network.Vpc,
            VpcSubnets = new SubnetSelection { SubnetType = SubnetType.PRIVATE_ISOLATED },
            SecurityGroups = [group],
            AllocatedStorage = 20,
            StorageType = StorageType.GP3,
            StorageEncrypted = true,
            BackupRetention = Duration.Days(7),
            DeletionProtection = !stack.Options.Disposable,
            RemovalPolicy = stack.DataRemoval,
            PubliclyAccessible = false,
        });

        stack.Set(source, stack.Names.Of(source), built.InstanceArn);
        _reach.Add(source, new(
            $"jdbc:postgresql://{built.DbInstanceEndpointAddress}:{PostgresPort}/{source.DatabaseName}", network.JobSubnet.SubnetId, network.JobSecurityGroup, secret.SecretArn));
    }

    /// <summary>A role for the warehouse; what it may read is what the load hands over, and nothing else.</summary>
    public void Add(Role role)
    {
        var temporary = stack.ResourceSet.OfKind<Warehouse>().Where(warehouse => warehouse.CopyRole == role).Select(warehouse => warehouse.Temporary);

        var built = ServiceRole.Of(
            stack, role.LogicalName, "redshift.amazonaws.com", role.Description ?? "Reads what the load hands to the warehouse", stack.Names.Of(role),
            temporary.SelectMany(folder => Grants.Read(stack, folder)));

        _roles.Add(role, built.AttrArn);
        stack.Set(role, built.Ref, built.AttrArn);
    }

    public void Add(Warehouse warehouse)
    {
        var network = stack.Network;
        var secret = _secrets[warehouse.Secret];
        var name = stack.Names.Of(warehouse);

        var group = new SecurityGroup(stack, $"{warehouse.LogicalName}SecurityGroup", new SecurityGroupProps { Vpc = network.Vpc, Description = "The warehouse", AllowAllOutbound = false });
        Network.Admit(stack, $"{warehouse.LogicalName}Ingress", group.SecurityGroupId, network.JobSecurityGroup, RedshiftPort);

        var subnets = new CfnClusterSubnetGroup(stack, $"{warehouse.LogicalName}Subnets", new CfnClusterSubnetGroupProps
        {
            Description = $"Subnets of {name}",
            SubnetIds = [.. network.Vpc.IsolatedSubnets.Select(subnet => subnet.SubnetId)],
        });

        var parameters = new CfnClusterParameterGroup(stack, $"{warehouse.LogicalName}Parameters", new CfnClusterParameterGroupProps
        {
            Description = $"Parameters of {name}",
            ParameterGroupFamily = "redshift-1.0",
            Parameters = new[] { new CfnClusterParameterGroup.ParameterProperty { ParameterName = "require_ssl", ParameterValue = "true" } },
        });

        var built = new CfnCluster(stack, warehouse.LogicalName, new CfnClusterProps
        {
            ClusterIdentifier = name,
            ClusterType = "single-node",
            NodeType = "ra3.large",
            DbName = warehouse.DatabaseName,
            Port = RedshiftPort,

            // References that CloudFormation resolves: the template holds neither.
            MasterUsername = secret.SecretValueFromJson("username").UnsafeUnwrap(),
            MasterUserPassword = secret.SecretValueFromJson("password").UnsafeUnwrap(),
            ClusterSubnetGroupName = subnets.Ref,
            ClusterParameterGroupName = parameters.Ref,
            VpcSecurityGroupIds = [group.SecurityGroupId],
            IamRoles = [_roles[warehouse.CopyRole]],
            Encrypted = true,
            PubliclyAccessible = false,
            AutomatedSnapshotRetentionPeriod = 7,
        });

        built.ApplyRemovalPolicy(stack.Options.Disposable ? RemovalPolicy.DESTROY : RemovalPolicy.SNAPSHOT);
        stack.Set(warehouse, name, stack.Arn("redshift", $"cluster:{name}"));
        _reach.Add(warehouse, new(
            $"jdbc:redshift://{built.AttrEndpointAddress}:{RedshiftPort}/{warehouse.DatabaseName}", network.JobSubnet.SubnetId, network.JobSecurityGroup, secret.SecretArn));
    }
}
