using System.Collections.Immutable;

namespace Orchestration.Local.Worker;

/// <summary>What stands after the command: options of ours, then, behind <c>--</c>, the arguments that Glue would hand to the script.</summary>
internal sealed record CommandLine(ImmutableDictionary<string, string> Options, ImmutableArray<string> Rest)
{
    public static (string Verb, CommandLine Line) Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count == 0)
        {
            throw new UsageException("A command is missing: job, crawl, items, generate or load.");
        }

        var options = ImmutableDictionary.CreateBuilder<string, string>();
        var index = 1;

        for (; index < arguments.Count && arguments[index] != "--"; index += 2)
        {
            if (!arguments[index].StartsWith("--", StringComparison.Ordinal) || index + 1 >= arguments.Count)
            {
                throw new UsageException($"'{arguments[index]}' is no option with a value.");
            }

            options[arguments[index][2..]] = arguments[index + 1];
        }

        return (arguments[0], new(options.ToImmutable(), [.. arguments.Skip(index + 1)]));
    }

    public string this[string name] => Options.TryGetValue(name, out var value) ? value : throw new UsageException($"The option --{name} is missing.");

    public string Or(string name, string otherwise) => Options.GetValueOrDefault(name, otherwise);

    public long Number(string name, long otherwise) =>
        !Options.TryGetValue(name, out var text) ? otherwise
        : long.TryParse(text, out var value) && value >= 0 ? value
        : throw new UsageException($"--{name} takes a whole number, not '{text}'.");
}
