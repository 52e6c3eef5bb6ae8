namespace Orchestration.Aws.Tests;

/// <summary>The tests see neither the credentials nor the configuration of whoever runs them.</summary>
[SetUpFixture]
public sealed class Setup
{
    public static string Folder { get; } = Directory.CreateTempSubdirectory("orchestration-aws-").FullName;

    [OneTimeSetUp]
    public void SetUp()
    {
        File.WriteAllText(Path.Combine(Folder, "config"), """
            [profile quiet]
            region = eu-west-3

            [profile keys]
            region = eu-west-1
            aws_access_key_id = KEYS
            aws_secret_access_key = secret

            [profile role]
            region = eu-west-1
            role_arn = arn:aws:iam::111122223333:role/operator
            source_profile = keys

            [profile chained]
            region = eu-west-1
            role_arn = arn:aws:iam::444455556666:role/reader
            source_profile = role

            [profile careful]
            region = eu-west-1
            role_arn = arn:aws:iam::111122223333:role/operator
            source_profile = keys
            mfa_serial = arn:aws:iam::111122223333:mfa/ann

            [profile sso]
            region = eu-west-1
            sso_start_url = https://example.awsapps.com/start
            sso_region = eu-west-1
            sso_account_id = 111122223333
            sso_role_name = operator

            [profile elsewhere]
            region = eu-west-1
            aws_access_key_id = KEYS
            aws_secret_access_key = secret
            services = local

            [services local]
            sfn =
              endpoint_url = http://127.0.0.1:1

            """);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Path.Combine(Folder, "config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(Folder, "credentials"));
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        Environment.SetEnvironmentVariable("AWS_REGION", "eu-central-1");
        Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", null);
        Environment.SetEnvironmentVariable("AWS_PROFILE", null);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
    }

    [OneTimeTearDown]
    public void TearDown() => Directory.Delete(Folder, recursive: true);
}
