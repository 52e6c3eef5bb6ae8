using Orchestration.Analysis;
using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

public class IamTests
{
    private const string Here = "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}";

    // Actions that IAM cannot limit to a resource, with the reason that docs/deploy.md gives.
    private static readonly Dictionary<string, string> Unlimited = new()
    {
        ["ec2:DescribeNetworkInterfaces"] = "EC2's describing actions know no resource",
        ["ec2:DescribeRouteTables"] = "EC2's describing actions know no resource",
        ["ec2:DescribeSecurityGroups"] = "EC2's describing actions know no resource",
        ["ec2:DescribeSubnets"] = "EC2's describing actions know no resource",
        ["ec2:DescribeVpcAttribute"] = "EC2's describing actions know no resource",
        ["ec2:DescribeVpcEndpoints"] = "EC2's describing actions know no resource",
        ["logs:CreateLogDelivery"] = "the delivery of logs belongs to the account",
        ["logs:GetLogDelivery"] = "the delivery of logs belongs to the account",
        ["logs:UpdateLogDelivery"] = "the delivery of logs belongs to the account",
        ["logs:DeleteLogDelivery"] = "the delivery of logs belongs to the account",
        ["logs:ListLogDeliveries"] = "the delivery of logs belongs to the account",
        ["logs:PutResourcePolicy"] = "the policy of the log service belongs to the account",
        ["logs:DescribeResourcePolicies"] = "the policy of the log service belongs to the account",
        ["logs:DescribeLogGroups"] = "the delivery of logs belongs to the account",
        ["xray:PutTraceSegments"] = "X-Ray knows no resource for traces",
        ["xray:PutTelemetryRecords"] = "X-Ray knows no resource for traces",
        ["xray:GetSamplingRules"] = "X-Ray knows no resource for sampling",
        ["xray:GetSamplingTargets"] = "X-Ray knows no resource for sampling",
    };

    [Test]
    public void The_machine_may_do_what_its_definition_calls_for_and_nothing_else()
    {
        var machine = AslReader.Read(File.ReadAllText(Path.Combine(SharedData.Repository(), "state-machines", "prox.asl.json")));
        var called = Walk.States(machine).Select(visit => visit.State).OfType<TaskState>().SelectMany(Calls).Distinct();

        var allowed = from statement in PolicyStatement.Of(Cloud.DefaultProx)
                      where statement.Role == "PipelineRole"
                      from action in statement.Actions
                      where !Unlimited.ContainsKey(action)
                      from resource in statement.Resources
                      select $"{action} on {resource}";

        allowed.Should().BeEquivalentTo(called);
    }

    [Test]
    public void Nothing_is_allowed_on_everything_but_what_AWS_cannot_limit()
    {
        var wide = from statement in PolicyStatement.Of(Cloud.DefaultProx)
                   where statement.Resources.Contains("*")
                   from action in statement.Actions
                   where !Unlimited.ContainsKey(action)
                   select $"{statement.Role}: {action}";

        wide.Should().BeEmpty();
    }

    [Test]
    public void No_action_is_a_pattern() => PolicyStatement.Of(Cloud.DefaultProx).SelectMany(statement => statement.Actions).Where(action => action.Contains('*')).Should().BeEmpty();

    [Test]
    public void No_role_has_a_policy_of_AWS() => Cloud.DefaultProx.OfType("AWS::IAM::Role").Where(role => !role.Properties["ManagedPolicyArns"].IsUndefined).Should().BeEmpty();

    [Test]
    public void Every_action_without_a_resource_is_explained_in_the_documentation()
    {
        var page = File.ReadAllText(Path.Combine(SharedData.Repository(), "docs", "deploy.md"));
        var used = PolicyStatement.Of(Cloud.DefaultProx).Where(statement => statement.Resources.Contains("*")).SelectMany(statement => statement.Actions).Distinct();

        used.Where(action => !page.Contains($"`{action}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Test]
    public void A_job_touches_its_own_folders_alone()
    {
        var touched = from statement in PolicyStatement.Of(Cloud.DefaultProx)
                      where statement.Role == "TransformationsRole"
                      from action in statement.Actions
                      where action.StartsWith("s3:", StringComparison.Ordinal) && action is not ("s3:ListBucket" or "s3:GetBucketLocation")
                      from resource in statement.Resources
                      where !resource.Contains("cdk-hnb659fds", StringComparison.Ordinal)
                      group action by resource into one
                      orderby one.Key
                      select $"{one.Key}: {string.Join(' ', one)}";

        touched.Should().Equal(
            "${BronzeBucket.Arn}/tables/*: s3:GetObject",
            "${SilverBucket.Arn}/rejects/*: s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject",
            "${SilverBucket.Arn}/rejects_$folder$: s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject",
            "${SilverBucket.Arn}/staging/*: s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject",
            "${SilverBucket.Arn}/staging_$folder$: s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject",
            "${SilverBucket.Arn}/tables/*: s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject",
            "${SilverBucket.Arn}/tables_$folder$: s3:AbortMultipartUpload s3:DeleteObject s3:GetObject s3:PutObject");
    }

    [Test]
    public void The_warehouse_reads_what_the_load_hands_over_alone() =>
        PolicyStatement.Of(Cloud.DefaultProx).Where(statement => statement.Role == "WarehouseCopyRole")
            .Select(statement => $"{string.Join(' ', statement.Actions)} on {string.Join(' ', statement.Resources)}")
            .Should().Equal("s3:GetBucketLocation on ${GoldBucket.Arn}", "s3:ListBucket on ${GoldBucket.Arn}", "s3:GetObject on ${GoldBucket.Arn}/temporary/*");

    [Test]
    public void Only_the_jobs_that_use_a_database_read_its_secret() =>
        PolicyStatement.Of(Cloud.DefaultProx).Where(statement => statement.Actions.Contains("secretsmanager:GetSecretValue"))
            .Select(statement => $"{statement.Role}: {string.Join(' ', statement.Resources)}")
            .Should().Equal("BronzeIngestionRole: ${SourceSecret}", "S3ToRedshiftRole: ${WarehouseSecret}");

    // What AWS's documentation of each integration says that its role needs.
    private static IEnumerable<string> Calls(TaskState task)
    {
        string Argument(string name) => task.Arguments[name].AsString();

        switch (task.Resource)
        {
            case "arn:aws:states:::glue:startJobRun.sync":
                foreach (var action in (string[])["StartJobRun", "GetJobRun", "GetJobRuns", "BatchStopJobRun"])
                {
                    yield return $"glue:{action} on {Here}:job/{Argument("JobName")}";
                }

                break;
            case "arn:aws:states:::aws-sdk:glue:startCrawler":
                yield return $"glue:StartCrawler on {Here}:crawler/{Argument("Name")}";
                break;
            case "arn:aws:states:::aws-sdk:glue:getCrawler":
                yield return $"glue:GetCrawler on {Here}:crawler/{Argument("Name")}";
                break;
            case "arn:aws:states:::aws-sdk:glue:stopCrawler":
                yield return $"glue:StopCrawler on {Here}:crawler/{Argument("Name")}";
                break;
            case "arn:aws:states:::sns:publish":
                yield return "sns:Publish on ${Notifications}";

                // The topic is encrypted.
                yield return "kms:Decrypt on ${NotificationsKey.Arn}";
                yield return "kms:GenerateDataKey on ${NotificationsKey.Arn}";
                break;
            default:
                throw new AssertionException($"This test does not know what {task.Resource} needs.");
        }
    }
}
