using Orchestration.Query.Json;

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
}
