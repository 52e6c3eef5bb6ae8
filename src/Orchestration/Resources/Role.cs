namespace Orchestration.Resources;

/// <summary>An IAM role that a job hands to another service, such as the one with which a warehouse reads what a job wrote.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The role's name.</param>
public sealed record Role(string LogicalName, string Name) : Resource(LogicalName, Name);
