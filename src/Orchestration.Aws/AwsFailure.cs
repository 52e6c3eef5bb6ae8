using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Orchestration.Aws.Credentials;

namespace Orchestration.Aws;

/// <summary>An error of the SDK in words that a person can act on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed partial record AwsFailure(AwsFailureKind Kind, string Message)
{
    /// <summary>Reads an exception that a client threw; null for one that has nothing to do with AWS.</summary>
    public static AwsFailure? Of(Exception exception, AwsSettings settings) => exception switch
    {
        _ when Setup(exception) is { } setup => setup.Failure,
        AmazonServiceException service => OfService(service, settings),
        AmazonClientException client => OfClient(client, settings),
        _ when IsUnreachable(exception) => Unreachable(exception, settings),
        UriFormatException or NotSupportedException when exception is UriFormatException || exception.Message.Contains("scheme", StringComparison.Ordinal) =>
            new(AwsFailureKind.Misconfigured, $"The endpoint '{Endpoint(settings)}' is not an address such as http://127.0.0.1:8083."),
        ArgumentException when exception.Message.Contains("Credentials must be set", StringComparison.Ordinal) => NoCredentials(),
        _ => null,
    };

    /// <summary>Reads the service's answer or the broken connection that <paramref name="exception"/> comes from; null where it comes from neither.</summary>
    internal static AwsFailure? OfCause(Exception exception, AwsSettings settings) =>
        ProfileFailure.ServiceOf(exception) is { } service ? OfService(service, settings)
        : IsUnreachable(exception) ? Unreachable(exception, settings)
        : null;

    /// <summary>Whether nobody answered.</summary>
    internal static bool IsUnreachable(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpRequestException or SocketException or WebException or TimeoutException)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The session of an SSO profile is not there, or over.</summary>
    internal static AwsFailure SignIn(string profile) =>
        new(AwsFailureKind.Expired, $"There is no valid SSO session for profile '{profile}'. Sign in: aws sso login --profile {profile}");

    private static SetupException? Setup(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SetupException setup)
            {
                return setup;
            }
        }

        return null;
    }

    private static AwsFailure OfService(AmazonServiceException exception, AwsSettings settings)
    {
        if (exception is AmazonUnmarshallingException)
        {
            return new(AwsFailureKind.Broken, $"{Endpoint(settings)} answers something else than AWS would: {(exception.InnerException ?? exception).Message.TrimEnd('.')}. Is the endpoint right?");
        }

        var code = exception.ErrorCode ?? "";
        var message = exception.Message ?? "";

        switch (code)
        {
            case "AccessDeniedException" or "AccessDenied" or "UnauthorizedOperation" or "AuthorizationError" or "AuthorizationErrorException":
                return Denied(message);

            case "RequestTimeTooSkewed" or "RequestExpired" or "RequestInTheFuture":
            case "InvalidSignatureException" or "SignatureDoesNotMatch" when message.StartsWith("Signature expired", StringComparison.Ordinal) || message.StartsWith("Signature not yet current", StringComparison.Ordinal):
                return Skewed(message);

            case "ExpiredTokenException" or "ExpiredToken":
                return Expired(settings);

            case "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch" or "MissingAuthenticationToken"
                or "MissingAuthenticationTokenException" or "IncompleteSignature" or "IncompleteSignatureException":
                return new(AwsFailureKind.NotRecognised, $"AWS does not recognise the credentials ({code}). Check {CredentialOrigin.Of(settings).Description}, or whether the region is the right one.");
        }

        if (code.Contains("Throttl", StringComparison.Ordinal) || code is "TooManyRequestsException" || exception.StatusCode is HttpStatusCode.TooManyRequests)
        {
            return new(AwsFailureKind.Throttled, $"AWS takes no more calls for now ({code}), also after waiting. Try again in a minute.");
        }

        if (code.EndsWith("DoesNotExist", StringComparison.Ordinal) || code is "EntityNotFoundException" or "NotFound" or "NotFoundException" or "ResourceNotFound" or "ResourceNotFoundException")
        {
            return new(AwsFailureKind.NotFound, message);
        }

        if ((int)exception.StatusCode >= 500)
        {
            return new(AwsFailureKind.Broken, $"The service at {Endpoint(settings)} failed with HTTP {(int)exception.StatusCode}{(code.Length > 0 ? $" ({code})" : "")}: {message}");
        }

        return IsUnreachable(exception.InnerException)
            ? Unreachable(exception, settings)
            : new(AwsFailureKind.Refused, code.Length > 0 ? $"{code}: {message}" : message);
    }

    private static AwsFailure OfClient(AmazonClientException exception, AwsSettings settings)
    {
        var message = exception.Message;

        if (message.Contains("No RegionEndpoint or ServiceURL", StringComparison.Ordinal) || message.Contains("Missing Region", StringComparison.Ordinal))
        {
            return new(AwsFailureKind.NoRegion, "No AWS region is set. Give --region, or set AWS_REGION, or the region of the profile.");
        }

        return OfCause(exception, settings)
            ?? (message.Contains("credential", StringComparison.OrdinalIgnoreCase) ? NoCredentials() : new(AwsFailureKind.Refused, message));
    }

    private static AwsFailure NoCredentials() => new(
        AwsFailureKind.NoCredentials,
        "No AWS credentials were found. Give --profile, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; 'aws configure' makes a profile.");

    private static AwsFailure Expired(AwsSettings settings) =>
        CredentialOrigin.Of(settings) is { SsoProfile: { } profile } ? SignIn(profile) : new(AwsFailureKind.Expired, $"The credentials have expired. Renew {CredentialOrigin.Of(settings).Description}.");

    // Signature expired: 20261120T010000Z is now earlier than 20261120T085500Z (20261120T090000Z - 5 min.)
    private static AwsFailure Skewed(string message) => new(
        AwsFailureKind.ClockSkewed,
        SignedAt().Match(message) is { Success: true } found
            ? $"The clock of this computer is wrong: it says {Clock(found.Groups["here"].Value)}, and AWS {Clock(found.Groups["there"].Value)}. Set it."
            : "The clock of this computer is wrong. Set it: AWS takes calls within five minutes of its own time.");

    private static string Clock(string time) => $"{time[..4]}-{time[4..6]}-{time[6..8]} {time[9..11]}:{time[11..13]}:{time[13..15]}Z";

    private static AwsFailure Denied(string message)
    {
        // What the SDK says where the service said nothing.
        if (message.Length == 0 || message.StartsWith("The service returned an error with Error Code", StringComparison.Ordinal))
        {
            return new(AwsFailureKind.Denied, "Access denied. AWS gives no reason.");
        }

        var found = DeniedAction().Match(message);

        if (!found.Success)
        {
            return new(AwsFailureKind.Denied, $"Access denied: {message}");
        }

        var what = found.Groups["what"].Success ? $" on {found.Groups["what"].Value.TrimEnd('.', ',')}" : "";
        return new(
            AwsFailureKind.Denied,
            found.Groups["deny"].Success
                ? $"Access denied: {found.Groups["who"].Value} may not do {found.Groups["action"].Value}{what}: {found.Groups["deny"].Value.TrimEnd('.')} forbids it."
                : $"Access denied: {found.Groups["who"].Value} lacks {found.Groups["action"].Value}{what}.");
    }

    private static AwsFailure Unreachable(Exception exception, AwsSettings settings)
    {
        var (http, socket, timeout) = (First<HttpRequestException>(exception), First<SocketException>(exception), First<TimeoutException>(exception));
        var host = http is not null && HostIn().Match(http.Message) is { Success: true } found ? found.Groups["host"].Value : null;
        var where = Named(host, settings);

        if (timeout is not null && http is null)
        {
            return new(AwsFailureKind.Unreachable, $"{where} did not answer in time.");
        }

        if (http?.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            return First<AuthenticationException>(exception)?.Message is { } refused && refused.Contains("certificate", StringComparison.OrdinalIgnoreCase)
                ? new(AwsFailureKind.Untrusted, $"{where} cannot be trusted: {Lowered(refused.TrimEnd('.'))}. Where a proxy or an authority of your own signs, name its certificate in AWS_CA_BUNDLE.")
                : new(AwsFailureKind.Untrusted, $"{where} does not speak TLS. Is its address one of http:// instead of https://?");
        }

        // Some of a socket's messages name the address in IPv6 too; which it was, the endpoint says.
        var reason = (socket is null ? null : new SocketException((int)socket.SocketErrorCode).Message) ?? exception.InnerException?.Message ?? exception.Message;
        var hint = socket?.SocketErrorCode is SocketError.HostNotFound or SocketError.TryAgain && host?.Contains(".amazonaws.", StringComparison.Ordinal) is true ? " Is the region right, and is there a network?" : "";
        return new(AwsFailureKind.Unreachable, $"{where} cannot be reached: {reason.TrimEnd('.')}.{hint}");
    }

    // The endpoint as it was given, where it is the one that was called; else the host, which may be that of the credentials.
    private static string Named(string? host, AwsSettings settings) =>
        host is null || Endpoint(settings) is var endpoint && Uri.TryCreate(endpoint, UriKind.Absolute, out var url) && $"{url.Host}:{url.Port}" == host
            ? Endpoint(settings)
            : host.EndsWith(":443", StringComparison.Ordinal) ? host[..^":443".Length] : host;

    private static TException? First<TException>(Exception? exception)
        where TException : Exception
    {
        while (exception is not null and not TException)
        {
            exception = exception.InnerException;
        }

        return (TException?)exception;
    }

    private static string Lowered(string sentence) => char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string Endpoint(AwsSettings settings) =>
        settings.EndpointUrl ?? Variables.Read("AWS_ENDPOINT_URL_SFN") ?? Variables.Read("AWS_ENDPOINT_URL") ?? "AWS";

    [GeneratedRegex("User: (?<who>\\S+) is not authorized to perform: (?<action>[A-Za-z0-9-]+:[A-Za-z0-9*]+)(?: on resource: (?<what>\\S+))?(?: with (?<deny>an explicit deny.*))?")]
    private static partial Regex DeniedAction();

    [GeneratedRegex("\\((?<host>[^()\\s]+:\\d+)\\)")]
    private static partial Regex HostIn();

    [GeneratedRegex("(?<here>\\d{8}T\\d{6}Z).*\\((?<there>\\d{8}T\\d{6}Z)")]
    private static partial Regex SignedAt();
}
