using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.Glue;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.StepFunctions;
using Orchestration.Aws.Credentials;
using Orchestration.Aws.Http;

namespace Orchestration.Aws;

/// <summary>The clients of one command, made when they are first asked for.</summary>
public sealed class AwsClients : IDisposable
{
    private readonly AwsSettings _settings;
    private readonly SharedProfiles _profiles = new();
    private readonly List<IDisposable> _made = [];
    private Lazy<AWSCredentials?>? _credentials;

    /// <summary>Clients with these settings. Nothing is looked up yet.</summary>
    public AwsClients(AwsSettings settings)
    {
        HeadStart.Begin();
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
        config.HttpClientFactory = new HttpClients();

        if (_settings.Profile is { } profile)
        {
            _profiles.Require(profile);
            config.Profile = new Profile(profile);
        }

        var region = RegionFinder.Find(_settings, _profiles);

        if (region is not null)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        // Also where the endpoint is given, by whatever means, calls are signed for the region that was said.
        if (region is not null || _settings.EndpointUrl is not null)
        {
            config.AuthenticationRegion = region ?? "us-east-1";
        }

        // Looked up once for all clients: what a process gives, or a role, need not be asked for again.
        _credentials ??= new(() => new CredentialFinder(_settings, _profiles, config.RegionEndpoint).Find(), LazyThreadSafetyMode.None);

        if (_credentials.Value is { } credentials)
        {
            config.DefaultAWSCredentials = credentials;
        }

        if (_settings.EndpointUrl is { } url)
        {
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
}
