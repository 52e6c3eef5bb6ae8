using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.Glue;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SimpleNotificationService;
using Amazon.StepFunctions;

namespace Orchestration.Aws;

/// <summary>The clients of one command, made when they are first asked for.</summary>
public sealed class AwsClients : IDisposable
{
    private readonly AwsSettings _settings;
    private readonly List<IDisposable> _made = [];

    /// <summary>Clients with these settings. Nothing is looked up yet.</summary>
    public AwsClients(AwsSettings settings)
    {
        RuntimeDependencies.Register();
        _settings = settings;
    }

    /// <summary>Step Functions.</summary>
    public IAmazonStepFunctions StepFunctions => field ??= Make(new AmazonStepFunctionsConfig(), static config => new AmazonStepFunctionsClient(config));

    /// <summary>Glue.</summary>
    public IAmazonGlue Glue => field ??= Make(new AmazonGlueConfig(), static config => new AmazonGlueClient(config));

    /// <summary>SNS.</summary>
    public IAmazonSimpleNotificationService Notifications =>
        field ??= Make(new AmazonSimpleNotificationServiceConfig(), static config => new AmazonSimpleNotificationServiceClient(config));

    /// <summary>CloudWatch Logs.</summary>
    public IAmazonCloudWatchLogs Logs => field ??= Make(new AmazonCloudWatchLogsConfig(), static config => new AmazonCloudWatchLogsClient(config));

    /// <inheritdoc />
    public void Dispose() => _made.ForEach(client => client.Dispose());

    private TClient Make<TConfig, TClient>(TConfig config, Func<TConfig, TClient> make)
        where TConfig : ClientConfig
        where TClient : IDisposable
    {
        if (_settings.Profile is { } profile)
        {
            if (!new CredentialProfileStoreChain().TryGetProfile(profile, out var found))
            {
                throw new AmazonClientException($"The profile '{profile}' is in none of the shared configuration files.");
            }

            config.Profile = new Profile(profile);

            if (found.Region is not null)
            {
                config.RegionEndpoint = found.Region;
            }
        }

        if (_settings.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        if (OfRole(config.RegionEndpoint) is { } credentials)
        {
            config.DefaultAWSCredentials = credentials;
        }

        if (_settings.EndpointUrl is { } url)
        {
            var signingRegion = config.RegionEndpoint?.SystemName;
            config.ServiceURL = url;
            config.AuthenticationRegion = signingRegion ?? "us-east-1";
        }

        if (_settings.Attempts is { } attempts)
        {
            config.MaxErrorRetry = attempts - 1;
        }

        var client = make(config);
        _made.Add(client);
        return client;
    }

    // The profile that would be used, if it assumes a role; keys in the environment come before AWS_PROFILE, as for every AWS tool.
    private AWSCredentials? OfRole(RegionEndpoint? region)
    {
        var name = _settings.Profile
            ?? (Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") is { Length: > 0 } ? null : Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default");
        var chain = new CredentialProfileStoreChain();

        if (name is null || !chain.TryGetProfile(name, out var profile) || profile.Options.RoleArn is not { Length: > 0 } role || profile.Options.WebIdentityTokenFile is { Length: > 0 })
        {
            return null;
        }

        if (profile.Options.MfaSerial is { Length: > 0 } device)
        {
            throw new AmazonClientException($"The role {role} wants a code of {device}. Get a session with 'aws sts get-session-token' and give its keys in the environment.");
        }

        return RoleCredentials.Of(AWSCredentialsFactory.GetAWSCredentials(profile, chain), region);
    }
}
