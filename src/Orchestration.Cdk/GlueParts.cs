using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.S3.Assets;
using Orchestration.Query.Json;
using Orchestration.Resources;

namespace Orchestration.Cdk;

/// <summary>Builds what Glue runs and keeps: the catalog, crawlers, connections and jobs.</summary>
internal sealed class GlueParts(SystemStack stack)
{
    private const string Service = "glue.amazonaws.com";

    private static readonly string[] ReadTables = ["glue:GetDatabase", "glue:GetTable", "glue:GetTables", "glue:GetPartition", "glue:GetPartitions"];

    private static readonly string[] WriteTables =
    [
        .. ReadTables, "glue:CreateTable", "glue:UpdateTable", "glue:BatchGetPartition", "glue:BatchCreatePartition", "glue:CreatePartition", "glue:UpdatePartition",
    ];

    private readonly Dictionary<string, Asset> _assets = [];

    public void Add(Database database)
    {
        var built = new CfnDatabase(stack, database.LogicalName, new CfnDatabaseProps
        {
            CatalogId = Pseudo.Account,
            DatabaseInput = new CfnDatabase.DatabaseInputProperty { Name = stack.Names.Of(database), Description = database.Description },
        });

        stack.Set(database, built.Ref, stack.Arn("glue", $"database/{built.Ref}"));
    }

    public void Add(Crawler crawler)
    {
        var role = ServiceRole.Of(
            stack, $"{crawler.LogicalName}Role", Service, crawler.Description ?? $"Crawls {crawler.Target.Bucket.Name}", null,
            [.. Grants.Read(stack, crawler.Target), new("KeepTables", WriteTables, Grants.Catalog(stack, crawler.Database)), WriteLogs()]);

        var built = new CfnCrawler(stack, crawler.LogicalName, new CfnCrawlerProps
        {
            Name = stack.Names.Of(crawler),
            Description = crawler.Description,
            Role = role.AttrArn,
            DatabaseName = stack.Value(crawler.Database.DeployedName),
            TablePrefix = crawler.TablePrefix,
            Targets = new CfnCrawler.TargetsProperty { S3Targets = new[] { new CfnCrawler.S3TargetProperty { Path = stack.Fill(crawler.Target.Uri) } } },
            RecrawlPolicy = new CfnCrawler.RecrawlPolicyProperty { RecrawlBehavior = "CRAWL_EVERYTHING" },
            SchemaChangePolicy = new CfnCrawler.SchemaChangePolicyProperty { UpdateBehavior = "UPDATE_IN_DATABASE", DeleteBehavior = "LOG" },
            Configuration = Configuration(crawler.TableLevel),
        });

        stack.Set(crawler, built.Ref, stack.Arn("glue", $"crawler/{built.Ref}"));
    }

    public void Add(Connection connection, DataParts data)
    {
        var reach = data.ReachOf(connection.Target);

        var built = new CfnConnection(stack, connection.LogicalName, new CfnConnectionProps
        {
            CatalogId = Pseudo.Account,
            ConnectionInput = new CfnConnection.ConnectionInputProperty
            {
                Name = stack.Names.Of(connection),
                Description = connection.Description,
                ConnectionType = "JDBC",
                ConnectionProperties = new Dictionary<string, object>
                {
                    ["JDBC_CONNECTION_URL"] = reach.Url,
                    ["JDBC_ENFORCE_SSL"] = "true",
                    ["SECRET_ID"] = reach.SecretArn,
                },
                PhysicalConnectionRequirements = new CfnConnection.PhysicalConnectionRequirementsProperty
                {
                    SubnetId = reach.SubnetId,
                    SecurityGroupIdList = [reach.SecurityGroup.AttrGroupId],
                },
            },
        });

        stack.Set(connection, built.Ref, stack.Arn("glue", $"connection/{built.Ref}"));
    }

    public void Add(Job job, DataParts data)
    {
        var (script, files) = (Upload(job.LogicalName, job.Script), Upload(null, job.SupportFiles));
        var folders = job.Writes.ToArray();

        var role = ServiceRole.Of(
            stack, $"{job.LogicalName}Role", Service, job.Description ?? $"Runs {job.Name}", null,
            [
                new("ReadScript", ["s3:GetObject"], ObjectOf(script), ObjectOf(files)),
                .. job.Reads.OfType<JobAccess.Objects>().Select(read => read.Folder).Except(folders).SelectMany(folder => Grants.Read(stack, folder)),
                .. folders.SelectMany(folder => Grants.Write(stack, folder)),
                .. job.Reads.OfType<JobAccess.Tables>().Select(read => new Statement($"Read{read.Database.LogicalName}", ReadTables, Grants.Catalog(stack, read.Database))),
                .. job.Connections.SelectMany(connection => Connect(connection, data.ReachOf(connection.Target))),
                WriteLogs(),
            ]);

        var built = new CfnJob(stack, job.LogicalName, new CfnJobProps
        {
            Name = stack.Names.Of(job),
            Description = job.Description,
            Role = role.AttrArn,
            GlueVersion = job.GlueVersion,
            WorkerType = job.WorkerType.ToGlueName(),
            NumberOfWorkers = job.WorkerCount,
            Timeout = job.Timeout.TotalMinutes,
            MaxRetries = 0,
            ExecutionProperty = new CfnJob.ExecutionPropertyProperty { MaxConcurrentRuns = job.MaxConcurrentRuns },
            Command = new CfnJob.JobCommandProperty { Name = "glueetl", PythonVersion = "3", ScriptLocation = script.S3ObjectUrl },
            Connections = job.Connections.IsEmpty
                ? null
                : new CfnJob.ConnectionsListProperty { Connections = [.. job.Connections.Select(connection => stack.Value(connection.DeployedName))] },
            DefaultArguments = new Dictionary<string, object>(
                job.Arguments.Select(argument => KeyValuePair.Create(argument.Name, (object)stack.Fill(argument.Value))))
            {
                ["--extra-py-files"] = files.S3ObjectUrl,
                ["--job-bookmark-option"] = "job-bookmark-disable",
                ["--enable-continuous-cloudwatch-log"] = "true",
            },
        });

        stack.Set(job, built.Ref, stack.Arn("glue", $"job/{built.Ref}"));
    }

    // Every folder on this level is one table, whatever lies in it, and its partitions have the table's columns.
    private static string Configuration(int tableLevel) => JsonValue.Object(
        ("Version", 1),
        ("Grouping", JsonValue.Object(("TableGroupingPolicy", "CombineCompatibleSchemas"), ("TableLevelConfiguration", tableLevel))),
        ("CrawlerOutput", JsonValue.Object(("Partitions", JsonValue.Object(("AddOrUpdateBehavior", "InheritFromTable")))))).ToJson();

    private Statement WriteLogs() => new(
        "WriteLogs", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"], stack.Arn("logs", "log-group:/aws-glue/*"));

    private IEnumerable<Statement> Connect(Connection connection, Reach reach)
    {
        yield return new($"Use{connection.LogicalName}", ["glue:GetConnection"], stack.Arn("glue", "catalog"), stack.Value(connection.Arn));
        yield return new($"Read{connection.Secret.LogicalName}", ["secretsmanager:GetSecretValue"], reach.SecretArn);
        yield return new(
            $"EnterNetworkOf{connection.Target.LogicalName}",
            ["ec2:CreateNetworkInterface"],
            stack.Arn("ec2", $"subnet/{reach.SubnetId}"),
            stack.Arn("ec2", $"security-group/{reach.SecurityGroup.AttrGroupId}"),
            stack.Arn("ec2", "network-interface/*"));
        yield return new(
            $"LeaveNetworkOf{connection.Target.LogicalName}", ["ec2:CreateTags", "ec2:DeleteNetworkInterface", "ec2:DeleteTags"], stack.Arn("ec2", "network-interface/*"));

        // EC2 describes everything or nothing: these actions know no resource.
        yield return new(
            "LookAtNetwork",
            [
                "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeSecurityGroups", "ec2:DescribeSubnets", "ec2:DescribeVpcAttribute",
                "ec2:DescribeVpcEndpoints",
            ],
            "*");
    }

    private static string ObjectOf(Asset asset) => $"arn:{Pseudo.Partition}:s3:::{asset.S3BucketName}/{asset.S3ObjectKey}";

    private Asset Upload(string? logicalName, string path)
    {
        if (_assets.TryGetValue(path, out var known))
        {
            return known;
        }

        var full = Path.Combine(stack.Options.Root, path);

        if (!Path.Exists(full))
        {
            throw new FileNotFoundException($"{path} is not there: {stack.ResourceSet.Name}'s jobs need it below {stack.Options.Root}.");
        }

        return _assets[path] = new Asset(stack, logicalName is null ? $"SupportFiles{_assets.Count}" : $"{logicalName}Script", new AssetProps
        {
            Path = full,

            // Python and SQL, as a local run packs them.
            Exclude = logicalName is null ? ["*.*", "!*.py", "!*.sql", "__pycache__"] : null,
            IgnoreMode = logicalName is null ? IgnoreMode.GIT : null,
        });
    }
}
