using System.Collections.Immutable;

namespace Orchestration.Services.Glue;

/// <summary>Adds partitions to a table of the catalog: what a crawler would find, without its ten minutes.</summary>
public sealed record BatchCreatePartition : ServiceTask<CreatedPartitions>
{
    /// <summary>The database.</summary>
    public required Expr<string> DatabaseName { get; init; }

    /// <summary>The table.</summary>
    public required Expr<string> TableName { get; init; }

    /// <summary>The partitions, at most 100.</summary>
    public required IReadOnlyList<PartitionInput> Partitions { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::aws-sdk:glue:batchCreatePartition";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions =>
    [
        new(["glue:BatchCreatePartition"], "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:catalog"),
        Permission.On("glue", "database/", DatabaseName, "glue:BatchCreatePartition"),
        Permission.On("glue", "table/", $"{DatabaseName}/{TableName}", "glue:BatchCreatePartition"),
    ];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments
        .Add("DatabaseName", DatabaseName)
        .Add("TableName", TableName)
        .Add("PartitionInputList", Partitions, (partition, written) => written
            .Add("Values", partition.Values)
            .Add("StorageDescriptor", storage => storage.Add("Location", partition.Location)));
}
