using Amazon.StepFunctions.Model;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Aws.Tests;

[NonParallelizable]
public class CredentialTests
{
    private static readonly string ConfigFile = Path.Combine(Setup.Folder, "config");

    private string _before = null!;
    private ScriptedAws _aws = null!;
    private ScriptedCredentials _credentials = null!;

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _before = await File.ReadAllTextAsync(ConfigFile);
        _credentials = new ScriptedCredentials(_aws, ConfigFile);
    }

    [TearDown]
    public async Task TearDown()
    {
        _credentials.Dispose();
        await File.WriteAllTextAsync(ConfigFile, _before);
        await _aws.DisposeAsync();
    }

    [TestCaseSource(typeof(ScriptedCredentials), nameof(ScriptedCredentials.Ways))]
    public async Task Credentials_are_found_where_every_AWS_tool_finds_them(ScriptedCredentials.Way way)
    {
        using var variables = new EnvironmentVariables(_credentials.Prepare(way.Variables, way.Config));
        using var clients = new AwsClients(new AwsSettings { Profile = way.Profile });

        await clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest());

        _aws.Calls.Select(call => call.Operation).Should().Equal([.. way.Calls, "ListStateMachines"]);
        var call = _aws.Calls[^1];
        call.Headers["Authorization"].Should().Contain($"Credential={way.Key}/").And.Contain("/eu-west-1/states/");
    }

    [TestCaseSource(typeof(ScriptedCredentials), nameof(ScriptedCredentials.NoWays))]
    public async Task What_gives_no_credentials_says_what_to_do(ScriptedCredentials.NoWay way)
    {
        using var variables = new EnvironmentVariables(_credentials.Prepare(way.Variables, way.Config));
        var settings = new AwsSettings { Profile = way.Profile };
        using var clients = new AwsClients(settings);

        var listing = async () => await clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest());

        var thrown = (await listing.Should().ThrowAsync<Exception>()).Which;
        AwsFailure.Of(thrown, settings)!.Message.Should().Be(_credentials.Filled(way.Message)).And.NotContain(ScriptedCredentials.Secret);
    }

    [Test]
    public async Task What_a_portal_and_a_container_want_to_see_is_shown_to_them()
    {
        foreach (var way in ScriptedCredentials.Ways.Where(way => way.Name is "SSO session" or "container" or "web identity"))
        {
            using var variables = new EnvironmentVariables(_credentials.Prepare(way.Variables, way.Config));
            using var clients = new AwsClients(new AwsSettings { Profile = way.Profile });
            await clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest());
        }

        _aws.CallsOf("GET /federation/credentials").Single().Headers["x-amz-sso_bearer_token"].Should().Be(ScriptedCredentials.Secret + "-signed-in");
        _aws.CallsOf("GET /container").Single().Headers["Authorization"].Should().Be(ScriptedCredentials.Secret);
        _aws.CallsOf("AssumeRoleWithWebIdentity").Single()["WebIdentityToken"].Should().Be(ScriptedCredentials.Secret + "-identity");
    }

    [TestCase("eu-north-1", null, "eu-south-1", "eu-north-1")]
    [TestCase(null, "eu-north-1", "eu-south-1", "eu-north-1")]
    [TestCase(null, null, "eu-south-1", "eu-south-1")]
    [TestCase(null, null, null, "eu-west-1")]
    public async Task The_region_is_what_was_said_before_the_environment_before_the_profile(string? said, string? first, string? second, string expected)
    {
        using var variables = new EnvironmentVariables(_credentials.Prepare([("AWS_REGION", first), ("AWS_DEFAULT_REGION", second)]));
        using var clients = new AwsClients(new AwsSettings { Profile = "keys", Region = said });

        await clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest());

        _aws.Calls.Single().Headers["Authorization"].Should().Contain($"/{expected}/states/");
    }
}
