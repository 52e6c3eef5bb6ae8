namespace Orchestration.Model;

/// <summary>A line of source text: where in C# a state was written, or where in a document it stands.</summary>
/// <param name="File">The file's name as it should be printed.</param>
/// <param name="Line">The line, from 1.</param>
public readonly record struct SourceLine(string File, int Line)
{
    /// <summary>The place as compilers print it: <c>Prox.cs(14)</c>.</summary>
    public override string ToString() => $"{File}({Line})";
}
