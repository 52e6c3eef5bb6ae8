using System.Globalization;
using Orchestration.Commands.Operating;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Running;

/// <summary>Makes an execution's input of what the command line says.</summary>
internal static class ExecutionInput
{
    /// <summary>The input with its parts laid over each other: file or text, then each <c>--set</c>, then date and step.</summary>
    /// <exception cref="CommandException">A part cannot be read.</exception>
    public static JsonValue Read(string? input, IReadOnlyList<string> sets, string? date, string? resumeAt, HostedMachine? machine, CommandEnvironment environment)
    {
        var value = input is null ? JsonValue.Object() : Parse(input, environment);

        foreach (var set in sets)
        {
            value = Set(value, set, machine);
        }

        if (DateOf(date) is { } day)
        {
            value = With(value, [machine?.DateMember ?? HostedMachine.UsualDateMember], day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        if (resumeAt is null)
        {
            return value;
        }

        return machine is { Input: [_, ..] known } && known.All(static member => member.Name != Resuming.Member)
            ? throw new CommandException($"The machine '{machine.Name}' cannot begin at a step: its input has no member '{Resuming.Member}'.")
            : With(value, [Resuming.Member], resumeAt);
    }

    /// <summary>The date that <paramref name="text"/> writes as <c>yyyy-mm-dd</c>, or null where there is no text.</summary>
    /// <exception cref="CommandException">It is not a date.</exception>
    public static DateOnly? DateOf(string? text, string option = "--date") => text is null
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new CommandException($"{option} takes a date such as 2026-11-20, not '{text}'.");

    /// <summary>The JSON that an option gives: in a file, as text, or on standard input.</summary>
    /// <exception cref="CommandException">It cannot be read.</exception>
    internal static JsonValue Parse(string input, CommandEnvironment environment, string option = "--input")
    {
        var (text, from) = input switch
        {
            "-" => (environment.Input.ReadToEnd(), "standard input"),
            _ when input.AsSpan().TrimStart() is ['{' or '[' or '"', ..] => (input, option),
            _ when File.Exists(environment.PathOf(input)) => (File.ReadAllText(environment.PathOf(input)), input),
            _ => throw new CommandException($"{option} takes a file, JSON text or -; there is no file '{input}', and it is not JSON."),
        };

        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException failure)
        {
            throw new CommandException($"The input from {from} is not JSON: {failure.Message}");
        }
    }

    private static JsonValue Set(JsonValue value, string set, HostedMachine? machine)
    {
        var mark = set.IndexOf('=', StringComparison.Ordinal);

        if (mark < 1)
        {
            throw new CommandException($"--set takes key=value, not '{set}'.");
        }

        var (key, text) = (set[..mark], set[(mark + 1)..]);
        return With(value, key.Split('.'), machine is { Input.IsDefaultOrEmpty: false } ? TypedInput.ValueOf(machine, key, text) : Typed(text));
    }

    /// <summary>The value of <c>key=value</c>: numbers, truths, null, arrays and objects are what they look like; all else is text.</summary>
    internal static JsonValue Typed(string text)
    {
        if (text is "true" or "false" or "null" || text is ['{' or '[' or '"' or '-' or (>= '0' and <= '9'), ..])
        {
            try
            {
                return JsonValue.Parse(text);
            }
            catch (JsonFormatException)
            {
                return text;
            }
        }

        return text;
    }

    private static JsonValue With(JsonValue value, ReadOnlySpan<string> path, JsonValue leaf)
    {
        if (path.Length == 0)
        {
            return leaf;
        }

        if (!value.IsObject && !value.IsUndefined)
        {
            throw new CommandException($"The input is no object, so '{path[0]}' cannot be set in it.");
        }

        var members = value.IsUndefined ? [] : value.AsObject().Select(member => (member.Key, member.Value)).ToList();
        var name = path[0];
        var at = members.FindIndex(member => member.Key == name);
        var inner = With(at < 0 ? JsonValue.Undefined : members[at].Value, path[1..], leaf);

        if (at < 0)
        {
            members.Add((name, inner));
        }
        else
        {
            members[at] = (name, inner);
        }

        return JsonValue.Object([.. members]);
    }
}
