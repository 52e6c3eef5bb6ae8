using System.Collections.Immutable;
using Orchestration.Model;

namespace Orchestration.Validation;

/// <summary>Collects what rules find.</summary>
internal sealed class Report
{
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    public void Schema(string location, string message, SourceLine? source = null) => Add("SCHEMA_VALIDATION_FAILED", location, message, source);

    public void Add(string code, string? location, string message, SourceLine? source = null) =>
        _diagnostics.Add(new(code, DiagnosticSeverity.Error, location is "" ? "/" : location, message) { Source = source });
}
