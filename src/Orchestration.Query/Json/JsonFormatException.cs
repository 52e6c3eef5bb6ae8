namespace Orchestration.Query.Json;

/// <summary>Text that is not JSON.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The byte in the line, from 1.</param>
public sealed class JsonFormatException(string message, int line, int column) : Exception($"({line},{column}): {message}")
{
    /// <summary>The line, from 1.</summary>
    public int Line => line;

    /// <summary>The byte in the line, from 1.</summary>
    public int Column => column;
}
