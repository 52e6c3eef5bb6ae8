// Recordings wait most of their time, so that more of them than there are processors can be made at once; all other tests run one by one.
[assembly: LevelOfParallelism(4)]

namespace Orchestration.Commands.Tests;

/// <summary>The tests see neither the credentials nor the configuration of whoever runs them.</summary>
[SetUpFixture]
public sealed class Setup
{
    public const string AccessKey = "AKIDTESTTESTTEST";
    public const string SecretKey = "a-secret-that-nobody-may-see";
    public const string SessionToken = "a-token-that-nobody-may-see";

    [OneTimeSetUp]
    public void SetUp()
    {
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", "/nowhere/config");
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials");
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", SecretKey);
        Environment.SetEnvironmentVariable("AWS_SESSION_TOKEN", SessionToken);
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-central-1");
        Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", "1");
        Environment.SetEnvironmentVariable("AWS_PROFILE", null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
    }
}
