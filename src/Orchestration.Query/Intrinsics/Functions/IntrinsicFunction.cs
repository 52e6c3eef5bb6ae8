using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics.Functions;

/// <summary>One of the intrinsic functions.</summary>
internal sealed class IntrinsicFunction
{
    private const int AnyNumber = -1;

    private static readonly IntrinsicFunction[] All =
    [
        new("States.Array", AnyNumber, AnyNumber, arguments => JsonArray.Of(arguments)),
        new("States.ArrayContains", 2, 2, ArrayFunctions.Contains),
        new("States.ArrayGetItem", 2, 2, ArrayFunctions.GetItem),
        new("States.ArrayLength", 1, 1, ArrayFunctions.Length),
        new("States.ArrayPartition", 2, 2, ArrayFunctions.Partition),
        new("States.ArrayRange", 3, 3, ArrayFunctions.Range),
        new("States.ArrayUnique", 1, 1, ArrayFunctions.Unique),
        new("States.Base64Decode", 1, 1, TextFunctions.Base64Decode),
        new("States.Base64Encode", 1, 1, TextFunctions.Base64Encode),
        new("States.Format", 1, AnyNumber, FormatFunction.Invoke) { TakesTemplate = true },
        new("States.Hash", 2, 2, HashFunction.Invoke),
        new("States.JsonMerge", 3, 3, JsonFunctions.Merge),
        new("States.JsonToString", 1, 1, JsonFunctions.ToText),
        new("States.MathAdd", 2, 2, MathFunctions.Add),
        new("States.MathRandom", 2, 3, MathFunctions.Random),
        new("States.StringSplit", 2, 2, TextFunctions.Split),
        new("States.StringToJson", 1, 1, JsonFunctions.FromText),
        new("States.UUID", AnyNumber, AnyNumber, _ => Guid.NewGuid().ToString("D")),
    ];

    private static readonly FrozenDictionary<string, IntrinsicFunction> ByName = All.ToFrozenDictionary(function => function._name, StringComparer.Ordinal);

    private readonly string _name;
    private readonly int _fewest;
    private readonly int _most;
    private readonly Body _body;

    private IntrinsicFunction(string name, int fewest, int most, Body body) => (_name, _fewest, _most, _body) = (name, fewest, most, body);

    public delegate JsonValue Body(ReadOnlySpan<JsonValue> arguments);

    public static IReadOnlyCollection<string> Names { get; } = [.. All.Select(function => function._name)];

    /// <summary>Whether the first argument is a template, which keeps its escapes.</summary>
    public bool TakesTemplate { get; private init; }

    public static bool TryFind(string name, [NotNullWhen(true)] out IntrinsicFunction? function) => ByName.TryGetValue(name, out function);

    /// <exception cref="IntrinsicException">The arguments do not fit.</exception>
    public JsonValue Invoke(ReadOnlySpan<JsonValue> arguments)
    {
        if ((_fewest != AnyNumber && arguments.Length < _fewest) || (_most != AnyNumber && arguments.Length > _most))
        {
            throw Unfit();
        }

        try
        {
            return _body(arguments);
        }
        catch (UnfitArgumentException)
        {
            throw Unfit();
        }
    }

    private IntrinsicException Unfit() => new($"Invalid arguments in {_name}");
}
