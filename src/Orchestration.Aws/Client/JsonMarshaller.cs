using System.Buffers;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Util;

namespace Orchestration.Aws.Client;

/// <summary>Writes a request as JSON 1.0 or 1.1.</summary>
internal sealed class JsonMarshaller<TRequest>(ServiceDescription service, string operation, Action<Utf8JsonWriter, TRequest> write, string? hostPrefix) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service.ServiceId)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = Body((TRequest)input),
            HostPrefix = hostPrefix,
        };
        request.Headers["X-Amz-Target"] = $"{service.TargetPrefix}.{operation}";
        request.Headers["Content-Type"] = $"application/x-amz-json-{service.JsonVersion}";
        request.Headers[HeaderKeys.XAmzApiVersion] = service.ApiVersion;
        return request;
    }

    private byte[] Body(TRequest input)
    {
        var body = new ArrayBufferWriter<byte>();

        using (var json = new Utf8JsonWriter(body))
        {
            write(json, input);
        }

        return body.WrittenSpan.ToArray();
    }
}
