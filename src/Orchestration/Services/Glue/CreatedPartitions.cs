namespace Orchestration.Services.Glue;

/// <summary>What became of the partitions.</summary>
/// <param name="Errors">Those that could not be added, which is no error of the task; empty where all were.</param>
public sealed record CreatedPartitions(IReadOnlyList<PartitionError> Errors);
