namespace Orchestration.Services.Glue;

/// <summary>The members of run-time <see cref="CreatedPartitions"/>.</summary>
public static class CreatedPartitionsMembers
{
    extension(Expr<CreatedPartitions> value)
    {
        /// <summary>Those that could not be added.</summary>
        public Expr<IReadOnlyList<PartitionError>> Errors => value.Member<IReadOnlyList<PartitionError>>("Errors");
    }
}
