using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Orchestration.Aws.Client;

/// <summary>Writes a request as a form.</summary>
internal sealed class QueryMarshaller<TRequest>(ServiceDescription service, string operation, Action<TRequest, QueryForm> write) : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonWebServiceRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = new DefaultRequest(input, service.ServiceId) { HttpMethod = "POST", ResourcePath = "/" };
        request.Parameters["Action"] = operation;
        request.Parameters["Version"] = service.ApiVersion;
        write((TRequest)input, new QueryForm(request.ParameterCollection));
        return request;
    }
}
