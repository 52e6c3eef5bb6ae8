using Amazon;
using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;
using Orchestration.Aws.Http;

namespace Orchestration.Aws;

/// <summary>Tells the SDK of the clients that roles and SSO sessions need: it would look for them by reflection, which a native binary has not.</summary>
internal static class RuntimeDependencies
{
    private static int _registered;

    public static void Register()
    {
        if (Interlocked.Exchange(ref _registered, 1) == 0)
        {
            var registry = GlobalRuntimeDependencyRegistry.Instance;
            // Only a web identity reaches this one: it proves itself by its token. Roles of profiles are assumed by RoleCredentials.
            registry.RegisterSecurityTokenServiceClient(static context =>
                new AmazonSecurityTokenServiceClient(new AnonymousAWSCredentials(), Config<AmazonSecurityTokenServiceConfig>(context.SecurityTokenServiceClientContextData.Region)));
            registry.RegisterSSOClient(static context => new AmazonSSOClient(new AnonymousAWSCredentials(), Config<AmazonSSOConfig>(context.SSOClientContextData.Region)));
            registry.RegisterSSOOIDCClient(static context => new AmazonSSOOIDCClient(new AnonymousAWSCredentials(), Config<AmazonSSOOIDCConfig>(context.SSOOIDCClientContextData.Region)));
        }
    }

    private static TConfig Config<TConfig>(RegionEndpoint? region)
        where TConfig : ClientConfig, new()
    {
        var config = new TConfig { HttpClientFactory = new HttpClients() };

        if (region is not null)
        {
            config.RegionEndpoint = region;
        }

        return config;
    }
}
