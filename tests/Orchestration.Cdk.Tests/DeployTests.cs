using Amazon.CDK;
using Amazon.CDK.AWS.Glue;
using Amazon.CDK.AWS.SNS;
using Examples;
using Orchestration.Cdk.Tests.StandIn;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Services.Glue;
using Orchestration.Services.Sns;
using Orchestration.Systems.Cdk;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

/// <summary>Deploys to a stand-in for CloudFormation.</summary>
public class DeployTests
{
    private AwsStandIn _aws = null!;

    [OneTimeSetUp]
    public async Task Start() => _aws = await AwsStandIn.Start();

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_aws is not null)
        {
            await _aws.DisposeAsync();
        }
    }

    [Test]
    public async Task Prox_is_deployed_and_its_definition_is_the_snapshot_with_its_placeholders_filled()
    {
        using var assembly = Synthesised.Of(app => new ProxStack(app, Cloud.Default));

        await _aws.Deploy(assembly.Folder);

        var snapshot = await File.ReadAllTextAsync(Path.Combine(SharedData.Repository(), "state-machines", "prox.asl.json"));
        var expected = new Dictionary<string, string>
        {
            ["BronzeIngestion"] = "bronze-ingestion-job",
            ["Transformations"] = "transformations-job",
            ["GoldDataCuration"] = "gold-data-curation-job",
            ["S3ToRedshift"] = "s3-to-redshift-job",
            ["BronzeCrawler"] = "bronze_crawler",
            ["SilverCrawler"] = "silver_crawler",
            ["GoldCrawler"] = "gold_crawler",
            ["NotificationsArn"] = $"arn:aws:sns:{AwsStandIn.Region}:{AwsStandIn.Account}:prox-notifications",
        }.Aggregate(snapshot, (text, pair) => text.Replace($"${{{pair.Key}}}", pair.Value, StringComparison.Ordinal));

        (await Definition("prox")).Should().Be(expected);
    }

    [Test]
    public async Task A_machine_of_ten_lines_runs_there_and_a_changed_definition_is_picked_up()
    {
        using var first = Synthesised.Of(app => Report(app, topic => new NightlyReport(topic)));
        await _aws.Deploy(first.Folder);

        (await Execute("report", """{"Day":"2026-11-25"}""")).Should().Be("SUCCEEDED");

        using var second = Synthesised.Of(app => Report(app, topic => new ChangedReport(topic)));
        (await _aws.Diff(second.Folder)).Should().Contain("[~] AWS::StepFunctions::StateMachine");

        await _aws.Deploy(second.Folder);
        (await Definition("report")).Should().Contain("Tell the whole team");
        (await Execute("report", """{"Day":"2026-11-26"}""")).Should().Be("SUCCEEDED");

        await _aws.Destroy(second.Folder);
        (await _aws.StepFunctions("ListStateMachines", JsonValue.Object()))["stateMachines"].AsArray().Select(machine => machine["name"].AsString()).Should().NotContain("report");
    }

    [Test]
    public async Task A_throw_away_stage_is_deployed_and_destroyed_with_its_network_and_databases()
    {
        using var assembly = Synthesised.Of(app => new ProxStack(app, Cloud.Trial));

        await _aws.Deploy(assembly.Folder);

        // The workflow of deployment takes the stack's name from here.
        JsonValue.Parse(await File.ReadAllTextAsync(Path.Combine(assembly.Folder, "outputs.json"))).AsObject().Names.ToArray().Should().Equal("prox-dev");
        (await Left()).Should().Equal("network", "warehouse", "source", "roles");

        await _aws.Destroy(assembly.Folder);

        (await Left()).Should().BeEmpty();
    }

    // What this stage has, by what it would cost or open.
    private async Task<string[]> Left()
    {
        var found = new Dictionary<string, bool>
        {
            ["network"] = (await _aws.Query("ec2", "DescribeVpcs", "2016-11-15")).Contains("prox-dev/", StringComparison.OrdinalIgnoreCase),
            ["warehouse"] = (await _aws.Query("redshift", "DescribeClusters", "2012-12-01")).Contains("prox-dev-", StringComparison.Ordinal),
            ["source"] = (await _aws.Query("rds", "DescribeDBInstances", "2014-10-31")).Contains("prox-source-dev", StringComparison.Ordinal),
            ["roles"] = (await _aws.Query("iam", "ListRoles", "2010-05-08")).Contains("prox-dev-", StringComparison.Ordinal),
        };

        return [.. found.Where(part => part.Value).Select(part => part.Key)];
    }

    private static Stack Report(App app, Func<string, StateMachine> machine)
    {
        var stack = new Stack(app, "Report");
        var topic = new Topic(stack, "Reports");

        _ = new CfnJob(stack, "Job", new CfnJobProps
        {
            Name = "report-job",
            Role = $"arn:aws:iam::{AwsStandIn.Account}:role/report",
            Command = new CfnJob.JobCommandProperty { Name = "glueetl", ScriptLocation = "s3://reports/report.py" },
        });

        // The stand-in runs JSONPath alone.
        _ = new TypedStateMachine(stack, "Machine", new() { Machine = machine(topic.TopicArn), StateMachineName = "report", Language = QueryLanguage.JsonPath, Failures = topic });
        return stack;
    }

    private async Task<string> Definition(string machine) => (await _aws.StepFunctions("DescribeStateMachine", JsonValue.Object(("stateMachineArn", Arn(machine)))))["definition"].AsString();

    private async Task<string> Execute(string machine, string input)
    {
        var execution = await _aws.StepFunctions("StartExecution", JsonValue.Object(("stateMachineArn", Arn(machine)), ("input", input)));
        string status;

        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            status = (await _aws.StepFunctions("DescribeExecution", JsonValue.Object(("executionArn", execution["executionArn"]))))["status"].AsString();
        }
        while (status is "RUNNING");

        return status;
    }

    private static string Arn(string machine) => $"arn:aws:states:{AwsStandIn.Region}:{AwsStandIn.Account}:stateMachine:{machine}";

    private sealed class ChangedReport(string topic) : StateMachine<ReportInput>
    {
        protected override End Define(Flow flow, Expr<ReportInput> input)
        {
            flow.Run("Build the report", new StartJobRun { JobName = "report-job" }.Sync());
            flow.Run("Tell the whole team", new Publish { TopicArn = topic, Message = "It is there." });
            return flow.Succeed("Reported");
        }
    }
}
