namespace Orchestration.Runtime.Tasks;

/// <summary>How the history speaks of a resource.</summary>
internal sealed record TaskResource
{
    private const string Integration = "arn:aws:states:::";

    /// <summary>The resource as the definition names it.</summary>
    public required string Name { get; init; }

    public required TaskKind Kind { get; init; }

    /// <summary>The service, such as <c>glue</c> or <c>aws-sdk:glue</c>.</summary>
    public string Service { get; init; } = "";

    /// <summary>The action with its suffix, such as <c>startJobRun.sync</c>.</summary>
    public string Action { get; init; } = "";

    public bool WaitsForToken => Name.EndsWith(".waitForTaskToken", StringComparison.Ordinal);

    public bool WaitsForJob => Action.EndsWith(".sync", StringComparison.Ordinal) || Action.EndsWith(".sync:2", StringComparison.Ordinal);

    /// <summary>What an error about the size of the result calls the task.</summary>
    public string SizeName => Kind is TaskKind.Integration ? Service : Name;

    public static TaskResource Parse(string name)
    {
        if (name.StartsWith(Integration, StringComparison.Ordinal))
        {
            var rest = name[Integration.Length..];
            var sdk = rest.StartsWith("aws-sdk:", StringComparison.Ordinal) ? "aws-sdk:".Length : 0;
            var colon = rest.IndexOf(':', sdk);
            return colon < 0
                ? new() { Name = name, Kind = TaskKind.Integration, Service = rest, Action = "" }
                : new() { Name = name, Kind = TaskKind.Integration, Service = rest[..colon], Action = rest[(colon + 1)..] };
        }

        var parts = name.Split(':');
        return new() { Name = name, Kind = parts.Length > 5 && parts[2] == "states" && parts[5] == "activity" ? TaskKind.Activity : TaskKind.Function };
    }
}
