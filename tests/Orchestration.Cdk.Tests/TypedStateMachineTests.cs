using Amazon.CDK;
using Examples;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Resources;
using Orchestration.Services.Glue;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

public class TypedStateMachineTests
{
    private static readonly Lazy<CloudAssembly> TheReport = new(() => Cloud.Synthesise(app => new ReportStack(app, "Report")));

    private static CloudAssembly Report => TheReport.Value;

    [TestCase("NightlyReport.cs")]
    [TestCase("ReportStack.cs")]
    public void The_guide_shows_the_code_that_these_tests_compile(string file)
    {
        var docs = Path.Combine(SharedData.Repository(), "docs");

        File.ReadAllText(Path.Combine(docs, "cdk.md")).Should().Contain($"```csharp\n{File.ReadAllText(Path.Combine(docs, "examples", "cdk", file))}```");
    }

    [Test]
    public void Three_lines_make_a_machine_with_role_log_alarm_and_failure_rule() =>
        Report.Resources.Select(one => one.Resource["Type"].AsString()).Should().BeEquivalentTo(
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::StepFunctions::StateMachine",
            "AWS::IAM::Role",
            "AWS::IAM::Policy",
            "AWS::Logs::LogGroup",
            "AWS::CloudWatch::Alarm",
            "AWS::Events::Rule");

    [Test]
    public void A_token_in_the_definition_becomes_a_reference() =>
        Texts.Of(Report.OfType("AWS::StepFunctions::StateMachine")[0].Properties["DefinitionString"]).Should().Contain("\"TopicArn\": \"${Reports}\"");

    [Test]
    public void The_role_may_do_what_the_states_call_for() =>
        PolicyStatement.Of(Report).Where(statement => statement.Role == "NightlyReportRole" && !statement.Resources.Contains("*"))
            .Select(statement => $"{string.Join(' ', statement.Actions)} on {string.Join(' ', statement.Resources)}").Should().Equal(
                "glue:BatchStopJobRun glue:GetJobRun glue:GetJobRuns glue:StartJobRun on arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:job/report-job",
                "sns:Publish on ${Reports}");

    [Test]
    public void It_is_written_as_JSONPath_where_that_is_asked_for()
    {
        var stack = Cloud.Synthesise(app =>
        {
            var stack = new Stack(app, "JsonPath");
            _ = new TypedStateMachine(stack, "Report", new() { Machine = new NightlyReport("arn:aws:sns:eu-west-1:123456789012:reports"), Language = QueryLanguage.JsonPath });
            return stack;
        });

        JsonValue.Parse(stack.OfType("AWS::StepFunctions::StateMachine")[0].Properties["DefinitionString"].AsString())["QueryLanguage"].AsString().Should().Be("JSONPath");
    }

    [Test]
    public void A_placeholder_without_a_value_is_refused_by_name()
    {
        var stack = new Stack(new App(new AppProps { Outdir = Path.GetTempPath() }), "Unfilled");

        FluentActions.Invoking(() => new TypedStateMachine(stack, "Machine", new() { Machine = new Unfilled() })).Should().Throw<ArgumentException>().WithMessage(
            "'${Job}' in the definition of Unfilled stands for nothing. Give it a value: Substitutions = new Dictionary<string, string> { [\"Job\"] = ... }.");
    }

    private sealed class Unfilled : StateMachine<ReportInput>
    {
        protected override End Define(Flow flow, Expr<ReportInput> input)
        {
            flow.Run("Run", new Job("Job", "job") { Script = "job.py", SupportFiles = "job" }.Run());
            return flow.Succeed("Done");
        }
    }
}
