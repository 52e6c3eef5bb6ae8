using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Orchestration.Aws.Client;

/// <summary>Reads an answer in JSON.</summary>
internal sealed class JsonUnmarshaller<TResponse>(JsonRead<TResponse> read, Func<string, ServiceError, AmazonServiceException> exception) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext context)
    {
        // An empty body must be looked for: the content length is 0 for a chunked one too.
        using var body = new MemoryStream();
        context.Stream.CopyTo(body);
        var bytes = new ReadOnlySpan<byte>(body.GetBuffer(), 0, (int)body.Length);

        if (bytes.IsEmpty)
        {
            return new TResponse();
        }

        try
        {
            var json = new Utf8JsonReader(bytes);
            json.Read();
            return json.TokenType is JsonTokenType.Null ? new TResponse() : read(ref json);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        var reader = new StreamingUtf8JsonReader(context.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(context, ref reader);
        return exception(error.Code ?? "", new ServiceError(error.Message, innerException, error.Type, error.RequestId, statusCode));
    }
}
