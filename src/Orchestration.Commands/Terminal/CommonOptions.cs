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

    public static Option<bool> Logs() => new("--logs") { Description = "Shows the log of each running Glue job between the states." };

    public static Option<string?> Timeout() => new("--timeout") { Description = "Stops watching after so long; the execution goes on, and the exit code is 124.", HelpName = "90s|15m|2h" };
}
