namespace Orchestration.Commands.View;

/// <summary>What one row of the table says.</summary>
internal sealed record TableRow(int Indent, string Name, StateStatus Status)
{
    public string Tries { get; init; } = "";

    public required TimeSpan Elapsed { get; init; }

    /// <summary>How long it took in former runs; null where that is not known.</summary>
    public TimeSpan? Usual { get; init; }

    /// <summary>It takes clearly longer than usual.</summary>
    public bool Slow { get; init; }

    public string Detail { get; init; } = "";

    /// <summary>Where its log is; null where nobody knows.</summary>
    public string? Log { get; init; }

    /// <summary>There is little to say of it: it only waits, chooses or passes on.</summary>
    public bool Minor { get; init; }

    /// <summary>It is over and went well.</summary>
    public bool Done => Status is StateStatus.Succeeded;
}
