using System.Globalization;
using Orchestration.Commands.Terminal;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Running;

/// <summary>Reads <c>key=value</c> by the members that a machine's input has.</summary>
internal static class TypedInput
{
    /// <summary>The value that <paramref name="text"/> is for the member that <paramref name="key"/> names.</summary>
    /// <exception cref="CommandException">There is no such member, or it cannot hold that.</exception>
    public static JsonValue ValueOf(HostedMachine machine, string key, string text)
    {
        var (members, member, passed) = (machine.Input, (InputMember?)null, "");

        foreach (var part in key.Split('.'))
        {
            if (member is { Kind: not InputKind.Json })
            {
                throw new CommandException($"--set {key}: '{passed}' takes {What(member)} and has no members.");
            }

            // What a member holds may not be known.
            if (member is { Members: [] })
            {
                return ExecutionInput.Typed(text);
            }

            member = members.FirstOrDefault(known => known.Name == part) ?? throw Unknown(machine, members, part, passed);
            passed = passed.Length == 0 ? part : $"{passed}.{part}";
            members = member.Members;
        }

        return Read(key, text, member!);
    }

    /// <summary>What can be typed after <c>--set</c>.</summary>
    public static IEnumerable<string> Completions(HostedMachine machine) => machine.Input.SelectMany(member => Completions(member, machine));

    private static IEnumerable<string> Completions(InputMember member, HostedMachine machine) => member switch
    {
        { Kind: InputKind.Truth } => [$"{member.Name}=true", $"{member.Name}=false"],
        { Values: [_, ..] values } => values.Select(value => $"{member.Name}={value}"),
        { Members: [_, ..] members } => members.SelectMany(inner => Completions(inner, machine)).Select(inner => $"{member.Name}.{inner}"),
        { Name: Operating.Resuming.Member } => [$"{member.Name}=", .. Operating.Resuming.StepsOf(machine.ToAsl()).Select(step => $"{member.Name}={step}")],
        _ => [$"{member.Name}="],
    };

    private static JsonValue Read(string key, string text, InputMember member) => member switch
    {
        { Kind: not InputKind.Text } when text is "null" => JsonValue.Null,
        { Values: [_, ..] values } => values.Contains(text) ? text : throw Refused(key, text, member),
        { Kind: InputKind.Text } => text,
        { Kind: InputKind.Truth } => text is "true" or "false" ? text is "true" : throw Refused(key, text, member),
        { Kind: InputKind.Date } => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : throw Refused(key, text, member),
        { Kind: InputKind.WholeNumber } => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? Json(key, text, member) : throw Refused(key, text, member),
        { Kind: InputKind.Number } => Json(key, text, member) is { IsNumber: true } number ? number : throw Refused(key, text, member),
        _ => Json(key, text, member),
    };

    private static JsonValue Json(string key, string text, InputMember member)
    {
        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException)
        {
            throw Refused(key, text, member);
        }
    }

    private static CommandException Refused(string key, string text, InputMember member) => new($"--set {key} takes {What(member)}, not '{text}'.");

    private static string What(InputMember member) => member switch
    {
        { Values: [_, ..] values } => values.Length == 1 ? values[0] : $"{string.Join(", ", values[..^1])} or {values[^1]}",
        { Kind: InputKind.Number } => "a number",
        { Kind: InputKind.WholeNumber } => "a whole number",
        { Kind: InputKind.Truth } => "true or false",
        { Kind: InputKind.Date } => "a date such as 2026-11-20",
        { Kind: InputKind.Json } => "JSON",
        _ => "text",
    };

    private static CommandException Unknown(HostedMachine machine, IEnumerable<InputMember> members, string name, string within)
    {
        string[] names = [.. members.Select(member => member.Name)];
        var near = Spelling.Near(name, names);
        var where = within.Length == 0 ? $"The input of '{machine.Name}'" : $"The member '{within}' of the input of '{machine.Name}'";
        return new($"{where} has no member '{name}'.{(near.Length > 0 ? $" Did you mean {string.Join(" or ", near)}?" : "")} It has: {string.Join(", ", names)}.");
    }
}
