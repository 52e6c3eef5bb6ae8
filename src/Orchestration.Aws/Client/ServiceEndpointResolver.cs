using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace Orchestration.Aws.Client;

/// <summary>The pipeline's step that decides where a request goes.</summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    internal static EndpointParameters Parameters(IClientConfig config, RegionEndpoint? alternate)
    {
        var region = alternate?.SystemName ?? config.RegionEndpoint?.SystemName;

        if (region is null && !string.IsNullOrEmpty(config.ServiceURL))
        {
            region = string.IsNullOrEmpty(config.AuthenticationRegion) ? AWSSDKUtils.DetermineRegion(config.ServiceURL) : config.AuthenticationRegion;
        }

        var parameters = new EndpointParameters();
        parameters["Region"] = region;
        parameters["UseDualStack"] = config.UseDualstackEndpoint;
        parameters["UseFIPS"] = config.UseFIPSEndpoint;
        parameters["Endpoint"] = config.ServiceURL;
        return parameters;
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => Parameters(requestContext.ClientConfig, requestContext.Request.AlternateEndpoint);

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        // A host that somebody configured has no `sync-` before it: 127.0.0.1 would become sync-127.0.0.1.
        if (string.IsNullOrEmpty(executionContext.RequestContext.ClientConfig.ServiceURL))
        {
            InjectHostPrefix(executionContext.RequestContext);
        }
    }
}
