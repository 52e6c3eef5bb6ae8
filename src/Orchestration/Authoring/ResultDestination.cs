namespace Orchestration;

/// <summary>Where a distributed Map writes its results.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Prefix">What the keys begin with.</param>
public sealed record ResultDestination(Expr<string> Bucket, Expr<string> Prefix)
{
    /// <summary>What is written of each execution: <c>NONE</c> for all of it, <c>COMPACT</c> for its output, <c>FLATTEN</c> for the items of its output. As AWS does unless set, which is <c>NONE</c>.</summary>
    public string? Transformation { get; init; }

    /// <summary>How it is written: <c>JSON</c> or <c>JSONL</c>. As AWS does unless set, which is <c>JSON</c>.</summary>
    public string? OutputType { get; init; }
}
