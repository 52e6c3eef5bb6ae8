using System.Net;
using System.Xml;
using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Orchestration.Aws.Client;

/// <summary>Reads an answer in XML.</summary>
internal sealed class QueryUnmarshaller<TResponse>(Func<XElement, TResponse> read, Func<string, ServiceError, AmazonServiceException> exception) : XmlResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse
{
    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context)
    {
        var answer = XElement.Load(context.Stream);
        var response = read(answer.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal)) ?? answer);
        response.ResponseMetadata = new ResponseMetadata { RequestId = Find(answer, "RequestId") };
        return response;
    }

    public override AmazonServiceException UnmarshallException(XmlUnmarshallerContext context, Exception innerException, HttpStatusCode statusCode)
    {
        try
        {
            var answer = XElement.Load(context.Stream);
            var type = Find(answer, "Type") is "Sender" ? ErrorType.Sender : ErrorType.Unknown;
            return exception(Find(answer, "Code") ?? "", new ServiceError(Find(answer, "Message") ?? statusCode.ToString(), innerException, type, Find(answer, "RequestId") ?? "", statusCode));
        }
        catch (XmlException)
        {
            return exception("", new ServiceError(statusCode.ToString(), innerException, ErrorType.Unknown, "", statusCode));
        }
    }

    private static string? Find(XElement element, string name) => element.Descendants().FirstOrDefault(found => found.Name.LocalName == name)?.Value;
}
