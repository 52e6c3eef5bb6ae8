using Amazon.StepFunctions.Model;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Aws.Tests;

public class RoleTests
{
    private ScriptedAws _aws = null!;

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _aws.On("ListStateMachines", _ => JsonValue.Object(("stateMachines", JsonArray.Empty)));
        _aws.On("AssumeRole", call => Answer.Xml(Assumed(call["RoleArn"]!)));
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_STS", _aws.Url);
    }

    [TearDown]
    public async Task TearDown()
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_STS", null);
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task A_role_is_assumed_with_the_credentials_of_its_source()
    {
        await ListAsync("role");

        KeysOf("AssumeRole").Should().Equal("KEYS");
        KeysOf("ListStateMachines").Should().Equal("OPERATOR");
        _aws.CallsOf("ListStateMachines").Single().Headers["X-Amz-Security-Token"].Should().Be("token");
    }

    [Test]
    public async Task A_role_is_assumed_with_the_role_before_it()
    {
        await ListAsync("chained");

        KeysOf("AssumeRole").Should().Equal("KEYS", "OPERATOR");
        KeysOf("ListStateMachines").Should().Equal("READER");
    }

    [Test]
    public async Task A_role_that_wants_a_code_says_what_to_do()
    {
        var listing = () => ListAsync("careful");

        var thrown = (await listing.Should().ThrowAsync<Exception>()).Which;
        AwsFailure.Of(thrown, new AwsSettings { Profile = "careful" })!.Message.Should().Be(
            "The role arn:aws:iam::111122223333:role/operator wants a code of arn:aws:iam::111122223333:mfa/ann. Get a session with 'aws sts get-session-token' and give its keys in the environment.");
        _aws.Calls.Should().BeEmpty();
    }

    private async Task ListAsync(string profile)
    {
        using var clients = new AwsClients(new AwsSettings { Profile = profile, EndpointUrl = _aws.Url });
        await clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest());
    }

    private IEnumerable<string> KeysOf(string operation) => _aws.CallsOf(operation).Select(call => call.Headers["Authorization"].Split("Credential=")[1].Split('/')[0]);

    private static string Assumed(string role) =>
        $"""
        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <AssumeRoleResult>
            <Credentials>
              <AccessKeyId>{role.Split('/')[1].ToUpperInvariant()}</AccessKeyId>
              <SecretAccessKey>secret</SecretAccessKey>
              <SessionToken>token</SessionToken>
              <Expiration>2099-01-01T00:00:00Z</Expiration>
            </Credentials>
            <AssumedRoleUser>
              <Arn>arn:aws:sts::111122223333:assumed-role/r/s</Arn>
              <AssumedRoleId>A:s</AssumedRoleId>
            </AssumedRoleUser>
          </AssumeRoleResult>
          <ResponseMetadata>
            <RequestId>1</RequestId>
          </ResponseMetadata>
        </AssumeRoleResponse>
        """;
}
