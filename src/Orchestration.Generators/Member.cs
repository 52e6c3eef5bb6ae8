namespace Orchestration.Generators;

/// <summary>A member of a record.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Type">Its type, in full.</param>
/// <param name="IsOptional">Whether it may be absent.</param>
/// <param name="Summary">What its documentation says; empty where it says nothing.</param>
internal sealed record Member(string Name, string JsonName, string Type, bool IsOptional, string Summary);
