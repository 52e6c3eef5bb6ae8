namespace Orchestration.Resources;

/// <summary>A secret of Secrets Manager that holds <c>username</c> and <c>password</c>; nothing else ever carries either.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The secret's name.</param>
public sealed record Secret(string LogicalName, string Name) : Resource(LogicalName, Name);
