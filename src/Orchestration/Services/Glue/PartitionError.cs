namespace Orchestration.Services.Glue;

/// <summary>A partition that could not be added.</summary>
/// <param name="PartitionValues">The values of its keys.</param>
/// <param name="ErrorDetail">Why.</param>
public sealed record PartitionError(IReadOnlyList<string> PartitionValues, ErrorDetail ErrorDetail);
