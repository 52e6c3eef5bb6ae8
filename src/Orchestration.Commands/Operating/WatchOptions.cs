using System.CommandLine;
using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Operating;

/// <summary>The options that say how an execution is watched; every verb that watches one has them.</summary>
internal sealed class WatchOptions
{
    private readonly Option<bool> _logs = new("--logs") { Description = "Shows the log of each running Glue job between the states." };
    private readonly Option<bool> _compact = CommonOptions.Compact();
    private readonly Option<bool> _withoutMedians = new("--no-medians") { Description = "Reads no former runs to show how long states usually take." };
    private readonly Option<string?> _timeout = new("--timeout") { Description = "Stops watching after so long; the execution goes on, and the exit code is 124.", HelpName = "90s|15m|2h" };
    private readonly Option<bool> _json;

    /// <summary>Adds the options to <paramref name="command"/>, which has <paramref name="json"/> already or gets it here.</summary>
    public WatchOptions(Command command, Option<bool> json)
    {
        _json = json;
        command.Options.Add(_logs);
        command.Options.Add(_compact);
        command.Options.Add(_withoutMedians);
        command.Options.Add(_timeout);
        command.Options.Add(json);
        CommonOptions.RefuseCompactJson(command, _compact, json);
    }

    /// <summary>What the parsed command line says.</summary>
    /// <exception cref="CommandException">The timeout is no span.</exception>
    public Watching Read(ParseResult parsed) => new()
    {
        Json = parsed.GetValue(_json),
        Logs = parsed.GetValue(_logs),
        Compact = parsed.GetValue(_compact),
        Medians = !parsed.GetValue(_withoutMedians),
        Timeout = Watching.TimeoutOf(parsed.GetValue(_timeout)),
    };
}
