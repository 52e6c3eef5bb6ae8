using Orchestration.Cdk.Tests.StandIn;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

/// <summary>Runs what the documentation shows of synthesising and of preparing an account.</summary>
public class DocumentedCommandTests
{
    private string _folder = null!;

    private static IEnumerable<ShellCommand> Synthesising => ShellCommand.Of("cdk").SelectMany(page => page);

    [SetUp]
    public void Make()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Skipped: the documentation's commands are for a Unix shell.");
        }

        _folder = Directory.CreateTempSubdirectory("orchestration-documented-").FullName;
    }

    [TearDown]
    public void Remove()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [TestCaseSource(nameof(Synthesising))]
    public async Task It_synthesises(object command)
    {
        // What npx would find, with its output in a folder of this test.
        var npx = Path.Combine(_folder, "npx");
        await File.WriteAllTextAsync(npx, $"#!/bin/sh\nshift\nexec node '{CommandLine.Cdk()}' \"$@\" --output '{_folder}/out'\n");
        MakeProgram(npx);

        var (exitCode, output) = await CommandLine.Run("bash", ["-c", ((ShellCommand)command).Text], new Dictionary<string, string> { ["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}" });

        exitCode.Should().Be(0, output);
        File.Exists(Path.Combine(_folder, "out", "Prox.template.json")).Should().BeTrue();
    }

    [Test]
    public async Task The_role_for_GitHub_is_made_with_the_trust_that_is_shown()
    {
        if ((await CommandLine.Run("bash", ["-c", "command -v aws && aws --version"])).ExitCode != 0)
        {
            Assert.Ignore("Skipped: the AWS CLI is not on PATH.");
        }

        await using var aws = await AwsStandIn.Start();
        Directory.CreateSymbolicLink(Path.Combine(_folder, "docs"), Path.Combine(SharedData.Repository(), "docs"));

        foreach (var text in ShellCommand.Of("stand-in").Single().Select(command => command.Text))
        {
            var (exitCode, output) = await CommandLine.Run("bash", ["-c", $"cd '{_folder}'\n{text}"], aws.Environment);
            exitCode.Should().Be(0, $"{text}\n{output}");
        }

        var (_, role) = await CommandLine.Run("aws", ["iam", "get-role", "--role-name", "prox-deploy", "--output", "json"], aws.Environment);

        JsonValue.Parse(role)["Role"]["AssumeRolePolicyDocument"]["Statement"][0]["Condition"]["StringEquals"]["token.actions.githubusercontent.com:sub"].AsString()
            .Should().Be("repo:example/pipelines:environment:prod");
    }

    private static void MakeProgram(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
