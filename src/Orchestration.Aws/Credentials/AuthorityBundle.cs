using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Amazon;
using Amazon.Runtime;

namespace Orchestration.Aws.Credentials;

/// <summary>HTTP clients that trust the authorities in the file that <c>AWS_CA_BUNDLE</c> names, as the AWS CLI does, and no others.</summary>
internal sealed class AuthorityBundle : HttpClientFactory
{
    private const string Variable = "AWS_CA_BUNDLE";

    private readonly string _file;
    private readonly X509ChainPolicy _policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };

    private AuthorityBundle(string file)
    {
        _file = file;
        _policy.CustomTrustStore.ImportFromPemFile(file);
    }

    /// <summary>Makes all clients of the SDK trust the file's authorities, those for roles and SSO sessions too, where the variable is set, and returns what makes them; null where it is not.</summary>
    /// <exception cref="SetupException">The file holds no certificates.</exception>
    public static AuthorityBundle? Install()
    {
        if (Variables.Read(Variable) is not { } file)
        {
            AWSConfigs.HttpClientFactory = AWSConfigs.HttpClientFactory is AuthorityBundle ? null : AWSConfigs.HttpClientFactory;
            return null;
        }

        try
        {
            var bundle = new AuthorityBundle(file);
            AWSConfigs.HttpClientFactory = bundle;
            return bundle;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SetupException(new(AwsFailureKind.Misconfigured, $"{Variable} names '{file}', from which no certificates can be read: {exception.Message}"), exception);
        }
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        // As the SDK sets up its own.
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        sockets.SslOptions.CertificateChainPolicy = _policy;

        if (clientConfig.MaxConnectionsPerServer is { } connections)
        {
            sockets.MaxConnectionsPerServer = connections;
        }

        if (clientConfig.GetWebProxy() is { } proxy)
        {
            sockets.Proxy = proxy;
        }

        var client = new HttpClient(sockets);

        if (clientConfig.Timeout is { } timeout)
        {
            client.Timeout = timeout;
        }

        return client;
    }

    public override string GetConfigUniqueString(IClientConfig clientConfig) => _file;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
