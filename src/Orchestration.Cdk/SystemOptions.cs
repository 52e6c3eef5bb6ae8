namespace Orchestration.Cdk;

/// <summary>What a deployment decides of a system.</summary>
public sealed record SystemOptions
{
    /// <summary>The stage, which names are told apart by, so that several live in one account. <c>prod</c> unless set; that one's names bear no stage, except buckets'.</summary>
    public string Stage { get; init; } = Production;

    /// <summary>Whether removing the stack removes its data too. False unless set: buckets, databases and secrets outlive their stack.</summary>
    public bool Disposable { get; init; }

    /// <summary>The folder below which jobs' scripts are found: the root of the repository.</summary>
    public required string Root { get; init; }

    /// <summary>The addresses of the network. <c>10.42.0.0/16</c> unless set.</summary>
    public string Cidr { get; init; } = "10.42.0.0/16";

    /// <summary>Where the source database comes from. A new one unless set.</summary>
    public SourceOptions Source { get; init; } = new SourceOptions.New();

    /// <summary>Whether machines that have a schedule are started by it. False unless set.</summary>
    public bool Scheduled { get; init; }

    /// <summary>After how long an execution is announced as slow. 4 hours unless set.</summary>
    public TimeSpan OverdueAfter { get; init; } = TimeSpan.FromHours(4);

    internal const string Production = "prod";
}
