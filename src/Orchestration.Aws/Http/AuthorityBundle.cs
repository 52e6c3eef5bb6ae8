using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Orchestration.Aws.Credentials;

namespace Orchestration.Aws.Http;

/// <summary>The authorities in the file that <c>AWS_CA_BUNDLE</c> names, which are trusted as by the AWS CLI, and no others.</summary>
internal static class AuthorityBundle
{
    private const string Variable = "AWS_CA_BUNDLE";

    /// <summary>Whom to trust; null where the variable is not set.</summary>
    /// <exception cref="SetupException">The file holds no certificates.</exception>
    public static X509ChainPolicy? Read()
    {
        if (Variables.Read(Variable) is not { } file)
        {
            return null;
        }

        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };

        try
        {
            policy.CustomTrustStore.ImportFromPemFile(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SetupException(new(AwsFailureKind.Misconfigured, $"{Variable} names '{file}', from which no certificates can be read: {exception.Message}"), exception);
        }

        return policy.CustomTrustStore.Count > 0
            ? policy
            : throw new SetupException(new(AwsFailureKind.Misconfigured, $"{Variable} names '{file}', which holds no certificates. Name a file with a section 'BEGIN CERTIFICATE' for each."));
    }
}
