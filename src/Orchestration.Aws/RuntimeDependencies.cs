using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SecurityToken;
using Amazon.SSO;
using Amazon.SSOOIDC;

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
            registry.RegisterSecurityTokenServiceClient(static context => OfRoles(context.SecurityTokenServiceClientContextData));
            registry.RegisterSSOClient(static context => new AmazonSSOClient(new AnonymousAWSCredentials(), context.SSOClientContextData.Region));
            registry.RegisterSSOOIDCClient(static context => new AmazonSSOOIDCClient(new AnonymousAWSCredentials(), context.SSOOIDCClientContextData.Region));
        }
    }

    private static AmazonSecurityTokenServiceClient OfRoles(SecurityTokenServiceClientContext context) =>
        context.Action is SecurityTokenServiceClientContext.ActionContext.AssumeRoleWithWebIdentityCredentials
            ? new(new AnonymousAWSCredentials(), context.Region)
            : new(context.Region);
}
