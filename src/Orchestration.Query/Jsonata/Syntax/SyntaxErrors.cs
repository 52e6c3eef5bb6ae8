using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Syntax;

internal static class SyntaxErrors
{
    /// <summary>The error of JSONata at a character of the expression.</summary>
    public static QuerySyntaxException At(string text, string code, int position, JsonValue token = default, JsonValue value = default) => With(
        text,
        code,
        position,
        Messages.Fill(Messages.Of(code), name => name == "token" ? token : value),
        token.IsString ? token.AsString() : null);

    public static QuerySyntaxException With(string text, string code, int position, string message, string? token = null)
    {
        var before = text.AsSpan(0, Math.Clamp(position, 0, text.Length));
        var line = before.Count('\n');
        return new(code, message, position, line + 1, before.Length - before.LastIndexOf('\n')) { Token = token };
    }
}
