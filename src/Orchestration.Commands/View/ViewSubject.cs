namespace Orchestration.Commands.View;

/// <summary>The execution that is looked at, and what is known of it beside its history.</summary>
internal sealed record ViewSubject
{
    /// <summary>The machine's name.</summary>
    public required string Machine { get; init; }

    /// <summary>The execution's name.</summary>
    public required string Execution { get; init; }

    /// <summary>The execution's ARN; null for a run on this computer.</summary>
    public string? Arn { get; init; }

    /// <summary>How long former runs took; null where it is not known.</summary>
    public TimeSpan? Median { get; set; }

    /// <summary>How long the states of former runs took.</summary>
    public UsualTimes Usual { get; set; } = UsualTimes.Unknown;

    /// <summary>Where consoles and logs are to be looked at; null where nobody knows.</summary>
    public ConsoleLinks? Links { get; init; }

    /// <summary>What the machine's definition says of its states, where it is at hand.</summary>
    public MachineOutline Outline { get; set; } = MachineOutline.Unknown;
}
