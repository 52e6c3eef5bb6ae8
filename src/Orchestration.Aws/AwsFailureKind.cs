namespace Orchestration.Aws;

/// <summary>What stands between a person and AWS.</summary>
public enum AwsFailureKind
{
    /// <summary>AWS said no to the request itself; its message says why.</summary>
    Refused,

    /// <summary>No region is set.</summary>
    NoRegion,

    /// <summary>No credentials were found, or the profile is unknown.</summary>
    NoCredentials,

    /// <summary>The credentials or the SSO session have expired.</summary>
    Expired,

    /// <summary>The credentials are not those of anybody.</summary>
    NotRecognised,

    /// <summary>The credentials may not do it.</summary>
    Denied,

    /// <summary>Nobody answers at the endpoint.</summary>
    Unreachable,

    /// <summary>Too many calls, also after waiting.</summary>
    Throttled,

    /// <summary>What was asked for is not there.</summary>
    NotFound,

    /// <summary>The service failed.</summary>
    Broken,
}
