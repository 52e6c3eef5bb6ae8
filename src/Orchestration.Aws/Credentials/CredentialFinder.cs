using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Orchestration.Aws.Credentials;

/// <summary>Finds credentials where every AWS tool finds them, in the order of the AWS CLI, and says of each why it gives none.</summary>
/// <remarks>A web identity of the environment comes before <c>AWS_PROFILE</c>, as in the SDK.</remarks>
internal sealed class CredentialFinder(AwsSettings settings, SharedProfiles profiles, RegionEndpoint? region)
{
    /// <summary>Where credentials are looked for: the first place of the AWS CLI's order that has any. The instance is what remains.</summary>
    /// <exception cref="SetupException">The profile that is asked for is not there.</exception>
    public static (CredentialPlace Place, CredentialProfile? Profile) PlaceOf(AwsSettings settings, SharedProfiles profiles)
    {
        if (settings.Profile is { } named)
        {
            return (CredentialPlace.Profile, profiles.Require(named));
        }

        if (Variables.Read(Variables.AccessKey) is not null)
        {
            return (CredentialPlace.Keys, null);
        }

        var profile = Variables.Read(Variables.Profile) is { } variable ? profiles.Require(variable) : profiles.Find(SharedProfiles.Default);

        if (profile is { Options: { RoleArn.Length: > 0, WebIdentityTokenFile: not { Length: > 0 } } })
        {
            return (CredentialPlace.Profile, profile);
        }

        if (Variables.Read(Variables.WebIdentityToken) is not null && Variables.Read(Variables.WebIdentityRole) is not null)
        {
            return (CredentialPlace.WebIdentity, null);
        }

        if (profile is not null && (Variables.Read(Variables.Profile) is not null || profile.CanCreateAWSCredentials || profile.Options.AccessKey is { Length: > 0 }))
        {
            return (CredentialPlace.Profile, profile);
        }

        return (Variables.Read(Variables.ContainerUri) ?? Variables.Read(Variables.ContainerPath)) is not null ? (CredentialPlace.Container, null) : (CredentialPlace.Instance, null);
    }

    /// <summary>The credentials; null where only the instance is left, which the SDK asks by itself.</summary>
    /// <exception cref="SetupException">What was found first cannot be used.</exception>
    public AWSCredentials? Find()
    {
        var (place, profile) = PlaceOf(settings, profiles);

        switch (place)
        {
            case CredentialPlace.Profile:
                return OfProfile(profile!);

            case CredentialPlace.Keys:
                return Variables.Read(Variables.SecretKey) is not null
                    ? new EnvironmentVariablesAWSCredentials()
                    : throw new SetupException(new(AwsFailureKind.NoCredentials, $"{Variables.AccessKey} is set, but {Variables.SecretKey} is not. Set both, or neither."));

            case CredentialPlace.WebIdentity:
                var (token, role) = (Variables.Read(Variables.WebIdentityToken)!, Variables.Read(Variables.WebIdentityRole)!);
                return Made(AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables, exception => OfWebIdentity(exception, token, role));

            case CredentialPlace.Container:
                return Made(static () => new GenericContainerCredentials(), OfContainer);

            default:
                return null;
        }
    }

    /// <summary>A profile and those that it takes its credentials from, the one that has them at the end.</summary>
    /// <exception cref="SetupException">The chain has no end, or a profile in it is not there.</exception>
    internal static IReadOnlyList<CredentialProfile> ChainOf(CredentialProfile profile, SharedProfiles profiles)
    {
        List<CredentialProfile> chain = [profile];

        while (profile.Options is { RoleArn.Length: > 0, SourceProfile: { Length: > 0 } source } && source != profile.Name)
        {
            if (chain.Any(passed => passed.Name == source))
            {
                throw new SetupException(new(AwsFailureKind.Misconfigured, $"The profiles {string.Join(" and ", chain.Select(passed => passed.Name))} take their credentials from each other."));
            }

            profile = profiles.Find(source) ?? throw new SetupException(new(
                AwsFailureKind.NoCredentials, $"The profile '{profile.Name}' takes its credentials from '{source}' (source_profile), which is in none of the shared configuration files."));
            chain.Add(profile);
        }

        return chain;
    }

    private ExplainedCredentials OfProfile(CredentialProfile profile)
    {
        var chain = ChainOf(profile, profiles);

        foreach (var passed in chain)
        {
            Check(passed);
        }

        return profile.Options is { WebIdentityTokenFile: { Length: > 0 } token, RoleArn: { Length: > 0 } role }
            ? Made(() => AWSCredentialsFactory.GetAWSCredentials(profile, profiles.Source), exception => OfWebIdentity(exception, token, role))
            : Made(() => RoleCredentials.Of(AWSCredentialsFactory.GetAWSCredentials(profile, profiles.Source), region), exception => ProfileFailure.Of(exception, chain[^1], settings));
    }

    private static ExplainedCredentials Made(Func<AWSCredentials> make, Func<Exception, AwsFailure> explain)
    {
        try
        {
            return new(make(), explain);
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or SetupException))
        {
            throw new SetupException(explain(exception), exception);
        }
    }

    private static void Check(CredentialProfile profile)
    {
        var options = profile.Options;

        if (options is { MfaSerial: { Length: > 0 } device, RoleArn: { Length: > 0 } role })
        {
            throw new SetupException(new(
                AwsFailureKind.NoCredentials, $"The role {role} wants a code of {device}. Get a session with 'aws sts get-session-token' and give its keys in the environment."));
        }

        if (options is { LoginSession.Length: > 0 })
        {
            throw new SetupException(new(
                AwsFailureKind.NoCredentials,
                $"The profile '{profile.Name}' is one of 'aws login', whose sessions cannot be used here. 'aws configure export-credentials --profile {profile.Name} --format env' prints its keys for the environment."));
        }

        if (options is { AccessKey.Length: > 0 } && options.SecretKey is not { Length: > 0 })
        {
            throw new SetupException(new(
                AwsFailureKind.NoCredentials, $"The profile '{profile.Name}' has aws_access_key_id, but no aws_secret_access_key. 'aws configure --profile {profile.Name}' sets both."));
        }
    }

    private AwsFailure OfWebIdentity(Exception exception, string token, string role) =>
        !Path.IsPathFullyQualified(token) ? new(AwsFailureKind.NoCredentials, $"The file of the web identity's token must be given by its whole path, not '{token}'.")
        : !File.Exists(token) ? new(AwsFailureKind.NoCredentials, $"The web identity's token is not there: {token} does not exist.")
        : ProfileFailure.ServiceOf(exception) is not { } service ? AwsFailure.OfCause(exception, settings) ?? new(AwsFailureKind.NoCredentials, $"The role {role} cannot be assumed with the web identity's token in {token}: {Innermost(exception).Message}")
        : service is { ErrorCode: "ExpiredTokenException" or "ExpiredToken" } ? new(AwsFailureKind.Expired, $"The web identity's token in {token} has expired.")
        : ProfileFailure.IsRefusal(service) ? new(AwsFailureKind.Denied, $"The role {role} cannot be assumed with the web identity's token in {token}: {service.Message}")
        : AwsFailure.OfCause(exception, settings)!;

    private static Exception Innermost(Exception exception) => exception.InnerException is { } inner ? Innermost(inner) : exception;

    private static AwsFailure OfContainer(Exception exception)
    {
        var where = Variables.Read(Variables.ContainerUri) is { } uri ? $"{uri} ({Variables.ContainerUri})" : $"{Variables.Read(Variables.ContainerPath)} ({Variables.ContainerPath})";

        // Unable to retrieve credentials. Message = "Connection refused"
        var reason = Innermost(exception).Message.Split("Message = ")[^1].Trim('"', '.');
        return new(AwsFailureKind.NoCredentials, $"The container's credentials cannot be read from {where}: {reason}.");
    }
}
