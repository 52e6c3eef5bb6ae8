using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Orchestration.Aws.Client;

/// <summary>The configuration of a client, with the defaults that every AWS SDK has.</summary>
public abstract class ServiceConfig : ClientConfig
{
    private static readonly string Agent = $"orchestration/{typeof(ServiceConfig).Assembly.GetName().Version?.ToString(3)} lang/.NET#{Environment.Version}";

    private static readonly IDefaultConfiguration[] Modes =
    [
        Mode(DefaultConfigurationMode.Standard, 3.1),
        Mode(DefaultConfigurationMode.InRegion, 1.1),
        Mode(DefaultConfigurationMode.CrossRegion, 3.1),
        Mode(DefaultConfigurationMode.Mobile, 30),
        Mode(DefaultConfigurationMode.Auto, 3.1),
    ];

    private readonly ServiceDescription _service;

    /// <summary>The configuration of a client of <paramref name="service"/>.</summary>
    protected ServiceConfig(ServiceDescription service)
        : base(new DefaultConfigurationProvider(Modes))
    {
        _service = service;
        ServiceId = service.ServiceId;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = new ServiceEndpointProvider(service.EndpointPrefix);
    }

    /// <inheritdoc />
    public override string RegionEndpointServiceName => _service.EndpointPrefix;

    /// <inheritdoc />
    public override string ServiceVersion => _service.ApiVersion;

    /// <inheritdoc />
    public override string UserAgent => Agent;

    /// <inheritdoc />
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        EndpointProvider.ResolveEndpoint(ServiceEndpointResolver.Parameters(this, parameters.AlternateEndpoint));

    private static DefaultConfiguration Mode(DefaultConfigurationMode mode, double seconds) => new()
    {
        Name = mode,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromSeconds(seconds),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(seconds),
    };
}
