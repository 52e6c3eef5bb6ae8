using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Syntax;

/// <summary>A word of the language.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, operator or text; a number as it was written.</param>
/// <param name="Start">Its first character, from 0.</param>
/// <param name="Number">The number it writes down.</param>
/// <param name="Flags">A regular expression's flags.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Start, double Number = 0, string Flags = "")
{
    public const string EndText = "(end)";

    public bool Is(string symbol) => Kind == TokenKind.Operator && Text == symbol;

    /// <summary>How messages show it.</summary>
    public JsonValue Shown => Kind switch
    {
        TokenKind.Number => Number,
        TokenKind.Constant => Text switch { "true" => JsonValue.True, "false" => JsonValue.False, _ => JsonValue.Null },
        TokenKind.Regex => JsonValue.Object(),
        _ => Text,
    };
}
