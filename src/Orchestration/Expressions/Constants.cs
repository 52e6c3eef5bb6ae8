using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using Orchestration.Query.Json;

namespace Orchestration.Expressions;

/// <summary>Turns what C# knows when the machine is defined into JSON.</summary>
internal static class Constants
{
    public static Node NodeOf(object? value) => value switch
    {
        IExpr expression => expression.Node,
        DeployedValue deployed => new Node.Deployed(deployed),
        _ => new Node.Constant(Of(value)),
    };

    public static JsonValue Of(object? value) => value switch
    {
        null => JsonValue.Null,
        JsonValue json => json,
        string text => text,
        bool truth => truth,
        int number => number,
        long number => number,
        short number => (int)number,
        byte number => (int)number,
        double number => number,
        float number => JsonValue.Number(number.ToString("R", CultureInfo.InvariantCulture)),
        decimal number => JsonValue.Number(number.ToString(CultureInfo.InvariantCulture)),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Guid id => id.ToString(),
        Enum named => NameOf(named),
        System.Collections.IEnumerable items => new(JsonArray.Of([.. items.Cast<object?>().Select(Of)])),
        _ => throw new DefinitionException("ASL2004", $"A {value.GetType().Name} is not a value that a definition can hold. Give text, a number, a truth, a time, an enum, a list of these, or a JsonValue."),
    };

    /// <summary>What JSON calls the values of an enumeration.</summary>
    public static IEnumerable<string> NamesOf(Type enumeration) => Enum.GetNames(enumeration).Select(name => NameOf(enumeration, name));

    private static string NameOf(Enum value) => NameOf(value.GetType(), value.ToString());

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The trimmer keeps every field of an enum that it keeps.")]
    private static string NameOf(Type enumeration, string name) => enumeration.GetField(name)?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? name;
}
