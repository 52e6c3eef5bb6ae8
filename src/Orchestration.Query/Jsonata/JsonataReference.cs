namespace Orchestration.Query.Jsonata;

/// <summary>What an expression reads, and where it first does.</summary>
/// <param name="Name">The name as messages give it.</param>
/// <param name="Position">The character of the expression with which it begins, from 0.</param>
public readonly record struct JsonataReference(string Name, int Position)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
