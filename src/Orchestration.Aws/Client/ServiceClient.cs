using System.Text.Json;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Orchestration.Aws.Client;

/// <summary>A client of one AWS service on the SDK's pipeline: credentials, signatures, retries and proxies are the SDK's own.</summary>
public abstract class ServiceClient : AmazonServiceClient
{
    private static readonly ServiceDescription None = new("", "", "", "", null, null);

    private readonly ServiceDescription? _service;
    private readonly Func<string, ServiceError, AmazonServiceException> _exception;

    /// <summary>A client with the credentials that are found around the process.</summary>
    protected ServiceClient(ServiceDescription service, Func<string, ServiceError, AmazonServiceException> exception, ServiceConfig config)
        : base(config) => (_service, _exception) = (service, exception);

    /// <summary>A client with these credentials.</summary>
    protected ServiceClient(ServiceDescription service, Func<string, ServiceError, AmazonServiceException> exception, AWSCredentials credentials, ServiceConfig config)
        : base(credentials, config) => (_service, _exception) = (service, exception);

    // The base constructor reads it before this class has its fields.
    /// <inheritdoc />
    protected override IServiceMetadata ServiceMetadata => _service ?? None;

    /// <summary>Where <paramref name="request"/> would go.</summary>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <inheritdoc />
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureHandler());
    }

    /// <summary>Calls an operation of a service that speaks JSON.</summary>
    private protected Task<TResponse> JsonAsync<TRequest, TResponse>(
        string operation, TRequest request, Action<Utf8JsonWriter, TRequest> write, JsonRead<TResponse> read, CancellationToken cancellationToken, string? hostPrefix = null)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions
            {
                RequestMarshaller = new JsonMarshaller<TRequest>(_service ?? None, operation, write, hostPrefix),
                ResponseUnmarshaller = new JsonUnmarshaller<TResponse>(read, _exception),
            },
            cancellationToken);

    /// <summary>Calls an operation of a service that takes forms and answers XML.</summary>
    protected Task<TResponse> QueryAsync<TRequest, TResponse>(string operation, TRequest request, Action<TRequest, QueryForm> write, Func<XElement, TResponse> read, CancellationToken cancellationToken)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() =>
        InvokeAsync<TResponse>(
            request,
            new InvokeOptions
            {
                RequestMarshaller = new QueryMarshaller<TRequest>(_service ?? None, operation, write),
                ResponseUnmarshaller = new QueryUnmarshaller<TResponse>(read, _exception),
            },
            cancellationToken);
}
