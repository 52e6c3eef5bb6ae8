using Amazon.Runtime.Internal;

namespace Orchestration.Aws.Client;

/// <summary>What distinguishes one AWS service from another on the wire.</summary>
/// <param name="ServiceId">Its id, by which endpoints are configured: <c>AWS_ENDPOINT_URL_SFN</c>.</param>
/// <param name="SigningName">Its name in signatures.</param>
/// <param name="EndpointPrefix">The first part of its host.</param>
/// <param name="ApiVersion">The date of its interface.</param>
/// <param name="TargetPrefix">What precedes an operation in the header X-Amz-Target; null for the query protocol.</param>
/// <param name="JsonVersion">The version in its content type; null for the query protocol.</param>
public sealed record ServiceDescription(string ServiceId, string SigningName, string EndpointPrefix, string ApiVersion, string? TargetPrefix, string? JsonVersion) : IServiceMetadata
{
    /// <inheritdoc />
    public IDictionary<string, string> OperationNameMapping { get; } = new Dictionary<string, string>();
}
