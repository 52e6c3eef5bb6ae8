namespace Orchestration.Aws;

/// <summary>What was said about where AWS is; what was not said is found as every AWS tool finds it (environment, profiles, the instance).</summary>
public sealed record AwsSettings
{
    /// <summary>The profile of the shared configuration files.</summary>
    public string? Profile { get; init; }

    /// <summary>The region, such as <c>eu-central-1</c>.</summary>
    public string? Region { get; init; }

    /// <summary>An endpoint that stands in for all services.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>How often a call is tried in all; null for what the environment or the profile says, which is 3 by default.</summary>
    public int? Attempts { get; init; }
}
