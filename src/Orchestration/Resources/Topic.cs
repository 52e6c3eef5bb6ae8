namespace Orchestration.Resources;

/// <summary>An SNS topic.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The topic's name.</param>
public sealed record Topic(string LogicalName, string Name) : Resource(LogicalName, Name);
