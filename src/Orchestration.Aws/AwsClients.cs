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

        if ((_settings.Region ?? (_settings.Profile is null ? Said("AWS_REGION") : null)) is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            config.AuthenticationRegion = region;
        }

        if (OfKeysOrRole(config.RegionEndpoint) is { } credentials)
        {
            config.DefaultAWSCredentials = credentials;
        }

        config.HttpClientFactory = new FirstInPlace();

        if (_settings.EndpointUrl is { } url)
        {
            config.AuthenticationRegion = config.RegionEndpoint?.SystemName ?? "us-east-1";
            config.ServiceURL = url;
        }

        if (_settings.Attempts is { } attempts)
        {
            config.MaxErrorRetry = attempts - 1;
        }

        var client = make(config);
        _made.Add(client);
        return client;
    }

    private static string? Said(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : null;

    // Keys in the environment, which come before AWS_PROFILE for every AWS tool; else the profile that would be used, if it assumes a role. All else is left to the SDK's
    // own search, which is slow to begin: it watches the shared configuration files.
    private AWSCredentials? OfKeysOrRole(RegionEndpoint? region)
    {
        if (_settings.Profile is null && Said("AWS_ACCESS_KEY_ID") is not null && Said("AWS_SECRET_ACCESS_KEY") is not null)
        {
            return new EnvironmentVariablesAWSCredentials();
        }

        var name = _settings.Profile ?? (Said("AWS_ACCESS_KEY_ID") is not null ? null : Said("AWS_PROFILE") ?? "default");
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
