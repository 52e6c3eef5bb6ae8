using System.Text.RegularExpressions;
using Amazon.Runtime.CredentialManagement;

namespace Orchestration.Aws.Credentials;

/// <summary>The profiles of the shared configuration files, which are read when one is first asked for.</summary>
internal sealed partial class SharedProfiles
{
    public const string Default = "default";

    private CredentialProfileStoreChain? _chain;

    /// <summary>The profiles as the SDK's factory takes them.</summary>
    public ICredentialProfileSource Source => _chain ??= new CredentialProfileStoreChain();

    /// <summary>The profile of that name, or null.</summary>
    /// <exception cref="SetupException">A file cannot be read, or the profile holds what it cannot hold.</exception>
    public CredentialProfile? Find(string name)
    {
        try
        {
            if (Source.TryGetProfile(name, out var found))
            {
                return found;
            }
        }
        catch (InvalidDataException exception) when (BadLine().Match(exception.Message) is { Success: true } line)
        {
            // Without the line itself, which may hold a secret.
            throw new SetupException(new(AwsFailureKind.Misconfigured, $"Line {line.Groups["number"].Value} of {line.Groups["file"].Value} is neither a section, nor key = value, nor a comment."), exception);
        }

        catch (Exception exception) when (MissingSession().Match(exception.Message) is { Success: true } session)
        {
            throw new SetupException(new(
                AwsFailureKind.Misconfigured, $"The profile '{name}' names the SSO session '{session.Groups["name"].Value}', and no section [sso-session {session.Groups["name"].Value}] says its sso_start_url and sso_region."), exception);
        }

        if (FileThatHas(name) is { } file)
        {
            throw new SetupException(new(AwsFailureKind.Misconfigured, $"The profile '{name}' in {file} has a value that its key cannot take, such as a word where a number belongs."));
        }

        return null;
    }

    /// <summary>The profile of that name.</summary>
    /// <exception cref="SetupException">There is none, or it cannot be read.</exception>
    public CredentialProfile Require(string name) => Find(name) ?? throw new SetupException(new(
        AwsFailureKind.NoCredentials, $"The profile '{name}' is in none of the shared configuration files. 'aws configure list-profiles' shows those there are."));

    private static string? FileThatHas(string name)
    {
        var files = new SharedCredentialsFile();
        return ((string?[])[files.ConfigFilePath, files.FilePath]).FirstOrDefault(file =>
            File.Exists(file) && File.ReadLines(file).Any(line => Section().Match(line) is { Success: true } section && section.Groups["name"].Value == name));
    }

    [GeneratedRegex("^Line (?<number>\\d+):<.*> in file (?<file>.+) does not contain a section", RegexOptions.Singleline)]
    private static partial Regex BadLine();

    [GeneratedRegex("(?:sso_session|SSO Session) \\[(?<name>[^\\]]+)\\]")]
    private static partial Regex MissingSession();

    [GeneratedRegex("^\\s*\\[\\s*(?:profile\\s+)?(?<name>[^\\]]+?)\\s*\\]")]
    private static partial Regex Section();
}
