using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>The signs of a number picture.</summary>
internal sealed class DecimalSymbols
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    public DecimalSymbols(Run run, in JsonValue options)
    {
        if (options.Reference is JsonObject @object)
        {
            foreach (var (name, value) in @object)
            {
                _given[name] = Values.Text(run, value) ?? "";
            }
        }

        Zero = Symbol("zero-digit", "0");
        Digits = Zero.Length == 0 ? [] : [.. Enumerable.Range(Zero[0], 10).Select(code => ((char)code).ToString())];
        Point = Symbol("decimal-separator", ".");
        Grouping = Symbol("grouping-separator", ",");
        Exponent = Symbol("exponent-separator", "e");
        Minus = Symbol("minus-sign", "-");
        Percent = Symbol("percent", "%");
        PerMille = Symbol("per-mille", "\u2030");
        Optional = Symbol("digit", "#");
        Pattern = Symbol("pattern-separator", ";");
    }

    public string Zero { get; }

    public string[] Digits { get; }

    public string Point { get; }

    public string Grouping { get; }

    public string Exponent { get; }

    public string Minus { get; }

    public string Percent { get; }

    public string PerMille { get; }

    public string Optional { get; }

    public string Pattern { get; }

    public bool IsDigit(char c) => Array.Exists(Digits, digit => digit[0] == c);

    public bool IsDigitOrOptional(char c) => IsDigit(c) || Is(c, Optional);

    public bool IsActive(char c) => IsDigitOrOptional(c) || Is(c, Point) || Is(c, Exponent) || Is(c, Grouping) || Is(c, Pattern);

    public static bool Is(char c, string symbol) => symbol.Length == 1 && symbol[0] == c;

    private string Symbol(string name, string usual) => _given.TryGetValue(name, out var given) ? given : usual;
}
