namespace Orchestration.Model;

/// <summary>A line of source text: where in C# a state was written, or where in a document it stands.</summary>
/// <param name="File">The file's name as it should be printed.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record SourceLine(string File, int Line)
{
    /// <summary>The character in the line, from 1; null where the line is all that is known.</summary>
    public int? Column { get; init; }

    /// <summary>The place as compilers print it: <c>Prox.cs(14)</c> or <c>prox.asl.json(14,31)</c>.</summary>
    public override string ToString() => Column is { } column ? $"{File}({Line},{column})" : $"{File}({Line})";
}
