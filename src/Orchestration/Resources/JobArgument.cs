namespace Orchestration.Resources;

/// <summary>An argument that a job is started with.</summary>
/// <param name="Name">The argument's name with its dashes: <c>--logical_date</c>.</param>
/// <param name="Value">The value, which may hold placeholders.</param>
public sealed record JobArgument(string Name, ResourceText Value);
