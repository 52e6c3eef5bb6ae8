using Orchestration.Query.Json;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

public class SynthCommandTests
{
    private string _folder = null!;

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("orchestration-synth-").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task The_command_synthesises_offline_and_without_credentials()
    {
        var (exitCode, output) = await CommandLine.Run(
            "node", [CommandLine.Cdk(), "synth", "--quiet", "--output", _folder],
            new Dictionary<string, string>
            {
                ["AWS_ACCESS_KEY_ID"] = "",
                ["AWS_SECRET_ACCESS_KEY"] = "",
                ["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent",
                ["AWS_CONFIG_FILE"] = "/nonexistent",
                ["AWS_EC2_METADATA_DISABLED"] = "true",
                ["AWS_ENDPOINT_URL"] = "http://127.0.0.1:1",
            });

        exitCode.Should().Be(0, output);

        var template = JsonValue.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "Prox.template.json")));
        template["Resources"].AsObject().Names.ToArray().Should().Equal(Cloud.DefaultProx.Template["Resources"].AsObject().Names.ToArray());
    }

    [Test]
    public async Task A_wrong_option_ends_the_command_with_a_line_and_no_stack_trace()
    {
        var (exitCode, output) = await CommandLine.Run("node", [CommandLine.Cdk(), "synth", "--quiet", "--output", _folder, "--context", "stge=dev"]);

        exitCode.Should().NotBe(0);
        output.Should().StartWith("error: 'stge' is not an option. The options are: ").And.NotMatchRegex(@"(?m)^\s+at ");
    }

    [Test]
    public async Task The_app_is_built_where_it_is_missing_and_then_run()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Skipped: the stand-in for dotnet of this test is a shell script.");
            return;
        }

        // A folder like the app's own, and in place of dotnet a script that notes what it is asked for.
        var dotnet = Path.Combine(_folder, "path", "dotnet");
        Directory.CreateDirectory(Path.GetDirectoryName(dotnet)!);
        File.Copy(Path.Combine(SharedData.Repository(), "src", "Orchestration.Systems.Cdk", "app.mjs"), Path.Combine(_folder, "app.mjs"));
        await File.WriteAllTextAsync(dotnet,
            $"""
            #!/bin/sh
            echo "$1" >> '{_folder}/asked'
            if [ "$1" = build ]; then mkdir -p '{_folder}/bin/Release/net10.0' && touch '{_folder}/bin/Release/net10.0/Orchestration.Systems.Cdk.dll'; else exit 7; fi

            """);
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var environment = new Dictionary<string, string> { ["PATH"] = $"{Path.GetDirectoryName(dotnet)}:{Environment.GetEnvironmentVariable("PATH")}" };
        var first = await CommandLine.Run("node", [Path.Combine(_folder, "app.mjs")], environment);
        var second = await CommandLine.Run("node", [Path.Combine(_folder, "app.mjs")], environment);

        var app = Path.Combine(_folder, "bin", "Release", "net10.0", "Orchestration.Systems.Cdk.dll");
        (await File.ReadAllLinesAsync(Path.Combine(_folder, "asked"))).Should().Equal("build", app, app);
        (first.ExitCode, second.ExitCode).Should().Be((7, 7));
    }
}
