namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>A path that cannot be read, before it is known in which text it stands.</summary>
/// <param name="explanation">What is wrong, for people.</param>
/// <param name="reported">What the Java library says that AWS reads paths with.</param>
/// <param name="position">The character at fault, from the start of the path.</param>
internal sealed class PathFormatException(string explanation, string reported, int position) : Exception(explanation)
{
    private const string InvalidPath = "com.jayway.jsonpath.InvalidPathException: ";

    public string Reported => reported;

    public int Position => position;

    public static PathFormatException Invalid(string explanation, string reported, int position) => new(explanation, InvalidPath + reported, position);

    /// <summary>A path inside a filter: the library wraps what it says once for each level.</summary>
    public PathFormatException Within(int offset) => new(Message, InvalidPath + reported, position + offset);
}
