namespace Orchestration.Aws.Credentials;

/// <summary>Where the credentials of a call came from, in words for whoever has to renew them.</summary>
/// <param name="Description">What to renew.</param>
/// <param name="SsoProfile">The profile to sign in to again; null where the credentials are not those of an SSO session.</param>
internal sealed record CredentialOrigin(string Description, string? SsoProfile)
{
    /// <summary>Looks again at what <see cref="CredentialFinder"/> looked at. It is asked after a failure only.</summary>
    public static CredentialOrigin Of(AwsSettings settings)
    {
        var profiles = new SharedProfiles();

        try
        {
            var (place, profile) = CredentialFinder.PlaceOf(settings, profiles);
            return place switch
            {
                CredentialPlace.Keys => new(
                    Variables.Read(Variables.SessionToken) is null
                        ? $"{Variables.AccessKey} and {Variables.SecretKey}"
                        : $"{Variables.AccessKey}, {Variables.SecretKey} and {Variables.SessionToken}",
                    null),
                CredentialPlace.Profile => new(
                    $"the credentials of profile '{profile!.Name}'", CredentialFinder.ChainOf(profile, profiles)[^1] is { Options.SsoAccountId.Length: > 0 } root ? root.Name : null),
                CredentialPlace.WebIdentity => new($"the web identity's token in {Variables.Read(Variables.WebIdentityToken)}", null),
                CredentialPlace.Container => new("the container's credentials", null),
                _ => new("the instance's credentials", null),
            };
        }
        catch (SetupException)
        {
            return new("the credentials", null);
        }
    }
}
