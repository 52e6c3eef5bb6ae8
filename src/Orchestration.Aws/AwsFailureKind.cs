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

    /// <summary>A shared configuration file, or a profile in it, cannot be read as one.</summary>
    Misconfigured,

    /// <summary>The credentials or the SSO session have expired.</summary>
    Expired,

    /// <summary>The credentials are not those of anybody.</summary>
    NotRecognised,

    /// <summary>This computer's clock differs too much from that of AWS for its signatures to count.</summary>
    ClockSkewed,

    /// <summary>The credentials may not do it.</summary>
    Denied,

    /// <summary>Nobody answers at the endpoint.</summary>
    Unreachable,

    /// <summary>Whoever answers at the endpoint does not prove who it is, or speaks no TLS.</summary>
    Untrusted,

    /// <summary>Too many calls, also after waiting.</summary>
    Throttled,

    /// <summary>What was asked for is not there.</summary>
    NotFound,

    /// <summary>The service failed.</summary>
    Broken,
}
