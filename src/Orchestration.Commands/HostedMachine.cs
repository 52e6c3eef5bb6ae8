using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Orchestration.Query.Json;

namespace Orchestration.Commands;

/// <summary>A machine that a host knows by name: where its definition comes from.</summary>
public sealed record HostedMachine
{
    internal const string UsualDateMember = "logicalDate";

    /// <summary>The name that commands take.</summary>
    public required string Name { get; init; }

    /// <summary>One line for lists.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gives the definition as text.</summary>
    public required Func<string> ToAsl { get; init; }

    /// <summary>The member of the input that <c>--date</c> sets; <c>logicalDate</c> unless said otherwise.</summary>
    public string DateMember { get; init; } = UsualDateMember;

    /// <summary>The members of the input, by which <c>--set</c> types its values; empty where they are not known, and then a value is what it looks like.</summary>
    public ImmutableArray<InputMember> Input { get; init; } = [];

    /// <summary>A machine that is defined in C#.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="description">One line for lists; the machine's comment where there is none.</param>
    /// <param name="input">What the serializer's generator made of the machine's input, so that <c>--set</c> knows its members.</param>
    public static HostedMachine Of(StateMachine machine, string? description = null, JsonTypeInfo? input = null) => new()
    {
        Name = machine.Name,
        Description = description ?? machine.Comment ?? "",
        ToAsl = () => machine.ToAsl(),
        Input = input is null ? [] : [.. input.Properties.Select(InputMember.Of)],
    };

    internal JsonValue ValueOf(string key, string text)
    {
        var member = Input.FirstOrDefault(member => member.Name == key.Split('.')[0])
            ?? throw new CommandException($"The input of '{Name}' has no member '{key}'. It has: {string.Join(", ", Input.Select(known => known.Name))}.");
        return key.Contains('.', StringComparison.Ordinal) ? Parse(key, text, "JSON") : member.Kind switch
        {
            InputKind.Text => text,
            InputKind.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => Parse(key, text, "a number"),
            InputKind.Truth when text is "true" or "false" => text is "true",
            InputKind.Number => throw new CommandException($"--set {key} takes a number, not '{text}'."),
            InputKind.Truth => throw new CommandException($"--set {key} takes true or false, not '{text}'."),
            _ => Parse(key, text, "JSON"),
        };
    }

    private static JsonValue Parse(string key, string text, string what)
    {
        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException)
        {
            throw new CommandException($"--set {key} takes {what}, not '{text}'.");
        }
    }
}
