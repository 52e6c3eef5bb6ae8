using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace Orchestration.Aws;

/// <summary>An error of the SDK in words that a person can act on.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed partial record AwsFailure(AwsFailureKind Kind, string Message)
{
    /// <summary>Reads an exception that a client threw; null for one that has nothing to do with AWS.</summary>
    public static AwsFailure? Of(Exception exception, AwsSettings settings) => exception switch
    {
        AmazonServiceException service => OfService(service, settings),
        AmazonClientException client => OfClient(client, settings),
        HttpRequestException or SocketException or WebException => Unreachable(exception, settings),
        IOException when exception.InnerException is SocketException => Unreachable(exception, settings),
        TaskCanceledException { InnerException: TimeoutException } => new(AwsFailureKind.Unreachable, $"{Endpoint(settings)} did not answer in time."),
        TimeoutException => new(AwsFailureKind.Unreachable, $"{Endpoint(settings)} did not answer in time."),
        InvalidOperationException or InvalidDataException when exception.Message.Contains("rofile", StringComparison.Ordinal) => OfProfile(exception, settings),
        ArgumentException when exception.Message.Contains("Credentials must be set", StringComparison.Ordinal) => NoCredentials(settings),
        _ => null,
    };

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
            case "AccessDeniedException" or "AccessDenied" or "UnauthorizedOperation" or "AuthorizationError":
                return Denied(message);

            case "ExpiredTokenException" or "ExpiredToken" or "RequestExpired":
                return Expired(settings);

            case "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException" or "SignatureDoesNotMatch" or "MissingAuthenticationToken"
                or "MissingAuthenticationTokenException" or "IncompleteSignature" or "IncompleteSignatureException":
                return new(AwsFailureKind.NotRecognised, $"AWS does not recognise the credentials ({code}). Check {Of(settings)}, or whether the region is the right one.");
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

        return exception.InnerException is HttpRequestException or SocketException
            ? Unreachable(exception.InnerException, settings)
            : new(AwsFailureKind.Refused, code.Length > 0 ? $"{code}: {message}" : message);
    }

    private static AwsFailure OfClient(AmazonClientException exception, AwsSettings settings)
    {
        var message = exception.Message;

        if (message.Contains("No RegionEndpoint or ServiceURL", StringComparison.Ordinal) || message.Contains("Missing Region", StringComparison.Ordinal))
        {
            return new(AwsFailureKind.NoRegion, "No AWS region is set. Give --region, or set AWS_REGION, or the region of the profile.");
        }

        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is AmazonServiceException service && inner != exception)
            {
                return OfService(service, settings);
            }

            if (inner is HttpRequestException or SocketException)
            {
                return Unreachable(inner, settings);
            }
        }

        if (message.Contains("SSO", StringComparison.OrdinalIgnoreCase))
        {
            return OfProfile(exception, settings);
        }

        if (message.Contains("is in none of the shared configuration files", StringComparison.Ordinal) || message.Contains("could not be found", StringComparison.Ordinal))
        {
            return new(AwsFailureKind.NoCredentials, $"{message} 'aws configure list-profiles' shows those there are.");
        }

        return message.Contains("credential", StringComparison.OrdinalIgnoreCase) ? NoCredentials(settings) : new(AwsFailureKind.Refused, message);
    }

    private static AwsFailure OfProfile(Exception exception, AwsSettings settings)
    {
        var profile = ProfileIn().Match(exception.Message) is { Success: true } found ? found.Groups[1].Value : Profile(settings);
        return exception.Message.Contains("SSO", StringComparison.OrdinalIgnoreCase)
            ? new(AwsFailureKind.Expired, $"There is no valid SSO session for profile '{profile}'. Sign in: aws sso login --profile {profile}")
            : NoCredentials(settings with { Profile = profile });
    }

    private static AwsFailure NoCredentials(AwsSettings settings) => new(
        AwsFailureKind.NoCredentials,
        settings.Profile is null
            ? "No AWS credentials were found. Give --profile, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; 'aws configure' makes a profile."
            : $"The profile '{settings.Profile}' gives no credentials. 'aws configure --profile {settings.Profile}' sets them.");

    private static AwsFailure Expired(AwsSettings settings) => new(
        AwsFailureKind.Expired, $"The credentials have expired. Renew {Of(settings)}; for an SSO profile: aws sso login --profile {Profile(settings)}");

    private static AwsFailure Denied(string message)
    {
        var found = DeniedAction().Match(message);
        return new(
            AwsFailureKind.Denied,
            found.Success
                ? $"Access denied: {found.Groups["who"].Value} lacks {found.Groups["action"].Value}{(found.Groups["what"].Success ? $" on {found.Groups["what"].Value}" : "")}."
                : $"Access denied: {message}");
    }

    private static AwsFailure Unreachable(Exception exception, AwsSettings settings)
    {
        // Some of a socket's messages name the address in IPv6 too; which it was, the endpoint says.
        var reason = exception.InnerException is SocketException socket ? new SocketException((int)socket.SocketErrorCode).Message : exception.InnerException?.Message ?? exception.Message;
        return new(AwsFailureKind.Unreachable, $"{Endpoint(settings)} cannot be reached: {reason.TrimEnd('.')}.");
    }

    private static string Endpoint(AwsSettings settings) =>
        settings.EndpointUrl ?? System.Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SFN") ?? System.Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") ?? "AWS";

    private static string Profile(AwsSettings settings) => settings.Profile ?? System.Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";

    private static string Of(AwsSettings settings) => settings.Profile is null ? "the credentials" : $"those of profile '{settings.Profile}'";

    [GeneratedRegex("User: (?<who>\\S+) is not authorized to perform: (?<action>[A-Za-z0-9-]+:[A-Za-z0-9*]+)(?: on resource: (?<what>\\S+))?")]
    private static partial Regex DeniedAction();

    [GeneratedRegex("[Pp]rofile \\[([^\\]]+)\\]")]
    private static partial Regex ProfileIn();
}
