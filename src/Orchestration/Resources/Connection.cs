namespace Orchestration.Resources;

/// <summary>A Glue connection: how a job reaches a database in its network.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The connection's name.</param>
/// <param name="Target">A <see cref="SourceDatabase"/> or a <see cref="Warehouse"/>.</param>
public sealed record Connection(string LogicalName, string Name, Resource Target) : Resource(LogicalName, Name)
{
    /// <summary>A <see cref="SourceDatabase"/> or a <see cref="Warehouse"/>.</summary>
    public Resource Target { get; } = Target is SourceDatabase or Warehouse
        ? Target
        : throw new ArgumentException($"The connection '{Name}' leads to '{Target?.Name}', which is neither a source database nor a warehouse.", nameof(Target));

    /// <summary>Who may use it.</summary>
    public Secret Secret => Target is SourceDatabase source ? source.Secret : ((Warehouse)Target).Secret;
}
