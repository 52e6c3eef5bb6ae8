using System.CommandLine;

namespace Orchestration.Commands.Terminal;

/// <summary>The options that several verbs share, so that they read the same everywhere.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "One JSON object a line, each with a schemaVersion." };

    public static Option<string?> Input() => new("--input", "-i")
    {
        Description = "The input: a file, JSON text, or - for standard input.",
        HelpName = "file|json|-",
    };

    public static Option<string[]> Set() => new("--set")
    {
        Description = "Sets one member of the input; may be given several times.",
        HelpName = "key=value",
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<string?> Date() => new("--date") { Description = "The logical date of the run.", HelpName = "yyyy-mm-dd" };

    public static Option<string?> Name() => new("--name") { Description = "The execution's name.", HelpName = "name" };

    public static Option<string?> Machine() => new("--machine", "-m") { Description = "The machine, where the execution is given by name alone.", HelpName = "machine" };

    public static Option<bool> Compact() => new("--compact") { Description = "Shows only the states that run or failed." };

    /// <summary>Refuses <c>--compact</c> beside <c>--json</c>, which leaves nothing out.</summary>
    public static void RefuseCompactJson(Command command, Option<bool> compact, Option<bool> json) => command.Validators.Add(result =>
    {
        if (result.GetValue(compact) && result.GetValue(json))
        {
            result.AddError("--json gives every event; leave --compact out.");
        }
    });
}
