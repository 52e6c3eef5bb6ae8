using Orchestration.Model;

namespace Orchestration.Validation;

/// <summary>Something that is wrong with a definition.</summary>
/// <param name="Code">The code by which the documentation lists it; AWS's own where AWS says the same.</param>
/// <param name="Severity">Whether the definition is refused.</param>
/// <param name="Location">The place in the definition as AWS writes it (<c>/States/A/Catch[0]/Next</c>); null where it concerns no place.</param>
/// <param name="Message">What is wrong and, where it is not AWS's own text, what to write instead.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, string? Location, string Message)
{
    /// <summary>The line at fault, in C# or in the document; null where nobody knows it.</summary>
    public SourceLine? Source { get; init; }

    /// <summary>The diagnostic as compilers print it, so that editors link it: <c>Prox.cs(14): error ASL1002: Two states are named 'Wait'.</c></summary>
    public override string ToString()
    {
        var severity = Severity is DiagnosticSeverity.Error ? "error" : "warning";

        return (Source, Location) switch
        {
            ({ } source, null) => $"{source}: {severity} {Code}: {Message}",
            ({ } source, { } location) => $"{source}: {severity} {Code}: {Message} (at {location})",
            (null, { } location) => $"{location}: {severity} {Code}: {Message}",
            _ => $"{severity} {Code}: {Message}",
        };
    }
}
