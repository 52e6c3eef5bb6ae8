namespace Orchestration;

/// <summary>How a distributed Map bundles items. Give at least one limit.</summary>
public sealed record Batch
{
    /// <summary>How many items a batch has at most.</summary>
    public Expr<int>? MaxItems { get; init; }

    /// <summary>How many bytes a batch has at most, up to 256 KiB.</summary>
    public Expr<int>? MaxBytes { get; init; }
}
