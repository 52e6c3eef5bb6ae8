namespace Orchestration;

/// <summary>How a distributed Map works: each item, or batch of items, is an execution of its own.</summary>
public sealed record Distribution
{
    /// <summary>How many executions run at a time; as many as Step Functions allows, 10,000, unless set.</summary>
    public Expr<int>? MaxConcurrency { get; init; }

    /// <summary>How many items may fail; none unless set.</summary>
    public Tolerance? Tolerate { get; init; }

    /// <summary>Whether the executions are of the type Express: cheaper, at most five minutes long, without <c>.sync</c> and task tokens.</summary>
    public bool Express { get; init; }

    /// <summary>What the runs of the Map are called, at most 40 characters; made by Step Functions unless set.</summary>
    public string? Label { get; init; }

    /// <summary>Where the results are written; into the Map's own result unless set.</summary>
    public ResultDestination? Results { get; init; }
}
