using System.ComponentModel;
using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Examples;
using Orchestration.Model;

namespace Orchestration.Cdk.Tests;

public class CfnLintTests
{
    private string _folder = null!;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("orchestration-lint-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_linter_finds_nothing_in_any_stack_not_even_a_warning()
    {
        Write("prox", Cloud.DefaultProx);
        Write("prox-trial", Cloud.Prox(Cloud.Trial));
        Write("prox-with-source", Cloud.Prox(Cloud.WithSource));
        Write("report", Cloud.Synthesise(app => new ReportStack(app, "Report")));
        Write("machine", Cloud.Synthesise(Machine));

        var (exitCode, output) = await Lint(_folder);

        output.Should().BeEmpty();
        exitCode.Should().Be(0);
    }

    [Test]
    public async Task The_linter_would_find_something()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "wrong.json"), """{ "Resources": { "Topic": { "Type": "AWS::SNS::Topic", "Properties": { "TopikName": "reports" } } } }""");

        var (exitCode, output) = await Lint(_folder);

        output.Should().Contain("E3002").And.Contain("TopikName");
        exitCode.Should().NotBe(0);
    }

    // With all that a machine of one's own may have.
    private static Stack Machine(App app)
    {
        var stack = new Stack(app, "Machine");
        var topic = new Topic(stack, "Reports");

        _ = new TypedStateMachine(stack, "Report", new()
        {
            Machine = new NightlyReport(topic.TopicArn),
            StateMachineName = "report",
            Language = QueryLanguage.JsonPath,
            Failures = topic,
            OverdueAfter = TimeSpan.FromHours(1),
            ExpectedEvery = TimeSpan.FromDays(2),
            RemovalPolicy = RemovalPolicy.DESTROY,
        });
        return stack;
    }

    private void Write(string name, CloudAssembly assembly) => File.WriteAllText(Path.Combine(_folder, $"{name}.json"), assembly.TemplateText);

    private static async Task<(int ExitCode, string Output)> Lint(string folder)
    {
        try
        {
            return await CommandLine.Run("cfn-lint", ["--template", .. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)]);
        }
        catch (Win32Exception)
        {
            Assert.Ignore("Skipped: cfn-lint is not on PATH. Install it with: pip install cfn-lint");
            throw;
        }
    }
}
