namespace Orchestration.Aws.Credentials;

/// <summary>Where the credentials of a call came from, in words for whoever has to renew them.</summary>
/// <param name="Description">What to renew.</param>
/// <param name="SsoProfile">The profile to sign in to again; null where the credentials are not those of an SSO session.</param>
internal sealed record CredentialOrigin(string Description, string? SsoProfile)
{
    /// <summary>Looks again at what <see cref="CredentialFinder"/> looked at. It is asked after a failure only.</summary>
    public static CredentialOrigin Of(AwsSettings settings)
    {
        if (settings.Profile is null && Variables.Read(Variables.AccessKey) is not null)
        {
            return new(
                Variables.Read(Variables.SessionToken) is null
                    ? $"{Variables.AccessKey} and {Variables.SecretKey}"
                    : $"{Variables.AccessKey}, {Variables.SecretKey} and {Variables.SessionToken}",
                null);
        }

        var profiles = new SharedProfiles();
        var name = settings.Profile ?? Variables.Read(Variables.Profile) ?? SharedProfiles.Default;

        try
        {
            return profiles.Find(name) is { CanCreateAWSCredentials: true } found
                ? new($"the credentials of profile '{name}'", CredentialFinder.RootOf(found, profiles) is { Options.SsoAccountId.Length: > 0 } root ? root.Name : null)
                : new("the credentials", null);
        }
        catch (SetupException)
        {
            return new("the credentials", null);
        }
    }
}
