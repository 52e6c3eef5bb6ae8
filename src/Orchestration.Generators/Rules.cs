using Microsoft.CodeAnalysis;

namespace Orchestration.Generators;

/// <summary>What the generator complains about. The first text is the message, the descriptor prints it as it is.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Unreachable = Rule("ASL3001", "'{0}' cannot be step data: it is {1}, so that generated code cannot name it. Make it {2}.");

    public static readonly DiagnosticDescriptor Hidden = Rule("ASL3002", "'{0}.{1}' cannot be a member of step data: Expr has a member of that name. Call it otherwise, and give it its name in JSON by JsonPropertyName.");

    public static DiagnosticDescriptor Of(string id) => new(id, Title(id), "{0}", "Orchestration", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static DiagnosticDescriptor Rule(string id, string message) => new(id, Title(id), message, "Orchestration", DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static string Title(string id) => id is "ASL3001" ? "Step data must be reachable" : "Step data must not hide members";
}
