using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace Orchestration.Aws.Credentials;

/// <summary>Why a profile gives no credentials.</summary>
internal static partial class ProfileFailure
{
    /// <summary>Reads what was thrown when the profile was asked.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="root">The profile at the end of the chain of roles.</param>
    /// <param name="settings">What was said about where AWS is.</param>
    public static AwsFailure Of(Exception exception, CredentialProfile root, AwsSettings settings) => root.Options switch
    {
        { SsoAccountId.Length: > 0 } => OfSso(exception, root, settings),
        { CredentialProcess: { Length: > 0 } process } => OfProcess(exception, root.Name, process) ?? AwsFailure.OfCause(exception, settings) ?? None(root.Name),
        { CredentialSource: { Length: > 0 } source } => ServiceOf(exception) is Amazon.SecurityToken.AmazonSecurityTokenServiceException ? AwsFailure.OfCause(exception, settings)! : new(AwsFailureKind.NoCredentials, $"The profile '{root.Name}' takes its credentials from {source} (credential_source), where there are none."),
        _ => AwsFailure.OfCause(exception, settings) ?? None(root.Name),
    };

    /// <summary>What a service answered, where one did.</summary>
    public static AmazonServiceException? ServiceOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is AmazonServiceException service)
            {
                return service;
            }
        }

        return null;
    }

    /// <summary>Whether the service said no, and not that it is in trouble.</summary>
    public static bool IsRefusal(AmazonServiceException service) => (int)service.StatusCode is >= 400 and < 500 and not (int)HttpStatusCode.TooManyRequests;

    private static AwsFailure OfSso(Exception exception, CredentialProfile root, AwsSettings settings)
    {
        var service = ServiceOf(exception);

        // An error of what the credentials of the session were used for: to assume a role.
        if (service is Amazon.SecurityToken.AmazonSecurityTokenServiceException || (service is not null && !IsRefusal(service)) || (service is null && AwsFailure.IsUnreachable(exception)))
        {
            return AwsFailure.OfCause(exception, settings) ?? None(root.Name);
        }

        return service is { StatusCode: HttpStatusCode.Forbidden }
            ? new(AwsFailureKind.Denied, $"Access denied: whoever is signed in to profile '{root.Name}' has no role {root.Options.SsoRoleName} in account {root.Options.SsoAccountId}.")
            : AwsFailure.SignIn(root.Name);
    }

    private static AwsFailure? OfProcess(Exception exception, string profile, string process)
    {
        if (exception is not ProcessAWSCredentialException failed)
        {
            return null;
        }

        // Only the program: its arguments may hold secrets.
        var program = process.TrimStart().Split(' ', 2)[0];
        var what = Ended().Match(failed.Message) is { Success: true } ended
            ? $"failed with exit code {ended.Groups["code"].Value}: {(ended.Groups["said"].Value.Trim() is { Length: > 0 } said ? said.ReplaceLineEndings(" ") : "it says nothing on standard error")}"
            : failed.Message.TrimEnd('.') + ".";
        return new(AwsFailureKind.NoCredentials, $"The credential_process of profile '{profile}' ({program}) {(what.StartsWith("failed", StringComparison.Ordinal) ? what : $"gives no credentials: {what}")}");
    }

    private static AwsFailure None(string profile) => new(AwsFailureKind.NoCredentials, $"The profile '{profile}' gives no credentials. 'aws configure --profile {profile}' sets them.");

    [GeneratedRegex("non-zero exit value (?<code>-?\\d+) with the error - (?<said>.*)", RegexOptions.Singleline)]
    private static partial Regex Ended();
}
