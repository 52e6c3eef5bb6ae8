namespace Orchestration.Query;

/// <summary>Text that is not an expression of its language.</summary>
/// <param name="code">The language's own code, such as <c>S0202</c>; empty where the language has none.</param>
/// <param name="message">What is wrong, in the words of the language.</param>
/// <param name="position">The character at fault, from 0.</param>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The character in the line, from 1.</param>
public sealed class QuerySyntaxException(string code, string message, int position, int line, int column) : Exception(message)
{
    /// <summary>The language's own code.</summary>
    public string Code => code;

    /// <summary>The character at fault, from 0.</summary>
    public int Position => position;

    /// <summary>The line, from 1.</summary>
    public int Line => line;

    /// <summary>The character in the line, from 1.</summary>
    public int Column => column;
}
