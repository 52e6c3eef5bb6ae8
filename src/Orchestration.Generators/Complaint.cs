using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Orchestration.Generators;

/// <summary>Something about a record that cannot work, and where.</summary>
internal sealed record Complaint(string Id, string Text, string File, TextSpan Span, LinePositionSpan Lines)
{
    public static Complaint Of(DiagnosticDescriptor rule, ISymbol where, params object[] arguments)
    {
        var at = where.Locations.First();
        return new(rule.Id, string.Format(System.Globalization.CultureInfo.InvariantCulture, rule.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture), arguments), at.SourceTree?.FilePath ?? "", at.SourceSpan, at.GetLineSpan().Span);
    }

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Rules.Of(Id), Location.Create(File, Span, Lines), Text);
}
