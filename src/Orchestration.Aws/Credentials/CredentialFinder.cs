using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Orchestration.Aws.Credentials;

/// <summary>Finds credentials where every AWS tool finds them, in the order of the AWS CLI, and says of each why it gives none.</summary>
/// <remarks>A web identity of the environment comes before <c>AWS_PROFILE</c>, as in the SDK.</remarks>
internal sealed class CredentialFinder(AwsSettings settings, SharedProfiles profiles, RegionEndpoint? region)
{
    /// <summary>The credentials; null where only the instance is left, which the SDK asks by itself.</summary>
    /// <exception cref="SetupException">What was found first cannot be used.</exception>
    public AWSCredentials? Find()
    {
        if (settings.Profile is { } named)
        {
            return OfProfile(profiles.Require(named));
        }

        if (Variables.Read(Variables.AccessKey) is not null)
        {
            return Variables.Read(Variables.SecretKey) is not null
                ? new EnvironmentVariablesAWSCredentials()
                : throw new SetupException(new(AwsFailureKind.NoCredentials, $"{Variables.AccessKey} is set, but {Variables.SecretKey} is not. Set both, or neither."));
        }

        if (Variables.Read(Variables.WebIdentityToken) is { } token && Variables.Read(Variables.WebIdentityRole) is { } role)
        {
            return Made(AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables, exception => OfWebIdentity(exception, token, role));
        }

        if (Variables.Read(Variables.Profile) is { } variable)
        {
            return OfProfile(profiles.Require(variable));
        }

        if (profiles.Find(SharedProfiles.Default) is { } usual && (usual.CanCreateAWSCredentials || usual.Options.AccessKey is { Length: > 0 }))
        {
            return OfProfile(usual);
        }

        return Variables.Read(Variables.ContainerUri) is not null || Variables.Read(Variables.ContainerPath) is not null
            ? Made(static () => new GenericContainerCredentials(), OfContainer)
            : null;
    }

    /// <summary>The profile at the end of a chain of roles, whose credentials the others build on.</summary>
    /// <exception cref="SetupException">The chain has no end, or a profile in it is not there.</exception>
    internal static CredentialProfile RootOf(CredentialProfile profile, SharedProfiles profiles)
    {
        List<string> passed = [profile.Name];

        while (profile.Options is { RoleArn.Length: > 0, SourceProfile: { Length: > 0 } source } && source != profile.Name)
        {
            if (passed.Contains(source))
            {
                throw new SetupException(new(AwsFailureKind.Misconfigured, $"The profiles {string.Join(" and ", passed)} take their credentials from each other."));
            }

            passed.Add(source);
            profile = profiles.Find(source) ?? throw new SetupException(new(
                AwsFailureKind.NoCredentials, $"The profile '{profile.Name}' takes its credentials from '{source}' (source_profile), which is in none of the shared configuration files."));
        }

        return profile;
    }

    private ExplainedCredentials OfProfile(CredentialProfile profile)
    {
        var root = RootOf(profile, profiles);
        Check(profile);
        Check(root);

        return profile.Options is { WebIdentityTokenFile: { Length: > 0 } token, RoleArn: { Length: > 0 } role }
            ? Made(() => AWSCredentialsFactory.GetAWSCredentials(profile, profiles.Source), exception => OfWebIdentity(exception, token, role))
            : Made(() => RoleCredentials.Of(AWSCredentialsFactory.GetAWSCredentials(profile, profiles.Source), region), exception => ProfileFailure.Of(exception, root, settings));
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
