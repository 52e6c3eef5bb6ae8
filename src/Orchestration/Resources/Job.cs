using System.Collections.Immutable;

namespace Orchestration.Resources;

/// <summary>A Glue job: a PySpark script with its files and its arguments.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The job's name.</param>
public sealed record Job(string LogicalName, string Name) : Resource(LogicalName, Name)
{
    /// <summary>The script, below the root of the repository: <c>glue-jobs/prox/bronze_ingestion_script.py</c>.</summary>
    public required string Script { get; init; }

    /// <summary>The folder whose Python and SQL files go with the script as one zip (<c>--extra-py-files</c>), below the root of the repository.</summary>
    public required string SupportFiles { get; init; }

    /// <summary>The arguments of every run; a run adds its own, and those win.</summary>
    public ImmutableArray<JobArgument> Arguments { get; init; } = [];

    /// <summary>The version of Glue. <c>5.0</c> (Spark 3.5, Python 3.11) unless set.</summary>
    public string GlueVersion { get; init; } = "5.0";

    /// <summary>The kind of worker. <see cref="WorkerType.G1X"/> unless set.</summary>
    public WorkerType WorkerType { get; init; } = WorkerType.G1X;

    /// <summary>How many workers a run has. 2 unless set, the fewest that Glue takes.</summary>
    public int WorkerCount { get; init; } = 2;

    /// <summary>After how long Glue ends a run. 1 hour unless set.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many runs may be under way at once. 1 unless set.</summary>
    public int MaxConcurrentRuns { get; init; } = 1;

    /// <summary>The connections through which the job reaches databases.</summary>
    public ImmutableArray<Connection> Connections { get; init; } = [];

    /// <summary>The folders and catalog databases that the job reads.</summary>
    public ImmutableArray<JobAccess> Reads { get; init; } = [];

    /// <summary>The folders that the job writes; it may also read and delete there.</summary>
    public ImmutableArray<BucketFolder> Writes { get; init; } = [];
}
