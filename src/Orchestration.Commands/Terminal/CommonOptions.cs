using System.CommandLine;
using System.CommandLine.Completions;
using Orchestration.Commands.Running;

namespace Orchestration.Commands.Terminal;

/// <summary>The options that several verbs share, so that they read the same everywhere.</summary>
internal static class CommonOptions
{
    /// <summary>What the option of <see cref="Machine"/> is called.</summary>
    public const string MachineName = "--machine";

    public static Option<bool> Json() => new("--json") { Description = "One JSON object a line, each with a schemaVersion." };

    public static Option<string?> Input() => new("--input", "-i")
    {
        Description = "The input: a file, JSON text, or - for standard input.",
        HelpName = "file|json|-",
    };

    /// <summary>The option that sets members of the input; it offers those of the machine that is named.</summary>
    public static Option<string[]> Set(CommandContext context, Argument<string> machine)
    {
        var set = new Option<string[]>("--set")
        {
            Description = "Sets one member of the input; may be given several times.",
            HelpName = "key=value",
            AllowMultipleArgumentsPerToken = false,
        };
        set.CompletionSources.Add(completion =>
            completion.ParseResult.GetResult(machine)?.Tokens is [{ Value: var name }] && context.FindByText(name) is { } hosted
                ? TypedInput.Completions(hosted).Select(static text => new CompletionItem(text))
                : []);
        return set;
    }

    public static Option<string?> Date() => new("--date") { Description = "The logical date of the run.", HelpName = "yyyy-mm-dd" };

    public static Option<string?> Name() => new("--name") { Description = "The execution's name.", HelpName = "name" };

    public static Option<string?> Machine() => new(MachineName, "-m") { Description = "The machine, where the execution is given by name alone.", HelpName = "machine" };

    public static Option<bool> Compact() => new("--compact") { Description = "Leaves out the states that are over and went well." };

    /// <summary>Refuses <c>--compact</c> beside <c>--json</c>, which leaves nothing out.</summary>
    public static void RefuseCompactJson(Command command, Option<bool> compact, Option<bool> json) => command.Validators.Add(result =>
    {
        if (result.GetValue(compact) && result.GetValue(json))
        {
            result.AddError("--json gives every event; leave --compact out.");
        }
    });
}
