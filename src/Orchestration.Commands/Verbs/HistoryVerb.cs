using System.CommandLine;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Terminal;
using Orchestration.Commands.View;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;

namespace Orchestration.Commands.Verbs;

/// <summary>Lists the events of an execution.</summary>
internal sealed class HistoryVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var execution = ExecutionArgument();
        var machine = CommonOptions.Machine();
        var state = new Option<string?>("--state") { Description = "Only the events of this state.", HelpName = "state" };
        var json = CommonOptions.Json();
        json.Description = "One event a line, as GetExecutionHistory has it, with its payloads.";
        var command = new ExampledCommand("history", "Lists the events of an execution.") { execution, machine, state, json };
        var remote = new RemoteOptions(command);
        command.Examples.Add(("history prox@latest", "All events, one a line."));
        command.Examples.Add(("history prox@latest --state 'Clean to silver' --json", "Those of one state, with what went in and came out."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var opened = remote.Open(parsed, Context);
            var arn = await new MachineFinder(opened).ExecutionAsync(parsed.GetRequiredValue(execution), parsed.GetValue(machine) ?? opened.Configuration["machine"], cancellationToken).ConfigureAwait(false);
            return await ListAsync(new HistoryReader(opened, arn, data: parsed.GetValue(json)), parsed.GetValue(state), parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private async Task<int> ListAsync(HistoryReader reader, string? state, bool json, CancellationToken cancellationToken)
    {
        var view = new ExecutionView();
        var any = false;

        if (!json)
        {
            Environment.Output.WriteLine($"{"ID",6}  {"PREV",6}  {"TIME",-24}  {"TYPE",-26}  STATE");
        }

        do
        {
            foreach (var happened in await reader.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                var row = view.Add(happened)?.Row;

                if (state is not null && row?.Name != state)
                {
                    continue;
                }

                any = true;
                Environment.Output.WriteLine(json
                    ? Dates.Members(("schemaVersion", JsonLines.SchemaVersion), ("kind", "event"), ("state", row is null ? default : new JsonValue(row.Name)), ("event", happened.ToJson())).ToJson()
                    : Cells.Clean($"{happened.Id,6}  {happened.PreviousEventId,6}  {happened.Timestamp.UtcDateTime,-24:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}  {happened.Type,-26}  {Named(row, happened)}".TrimEnd()));
            }
        }
        while (!reader.CaughtUp);

        return any || state is null ? ExitCode.Succeeded : throw new CommandException($"The execution has not been in a state '{state}'. It was in: {string.Join(", ", view.Rows.Select(row => row.Name))}.");
    }

    private static string Named(StateRow? row, HistoryEvent happened)
    {
        var error = happened.Details switch
        {
            HistoryDetails.Failure failure => failure.Error,
            HistoryDetails.TaskFailure failure => failure.Error,
            HistoryDetails.Evaluation failure => failure.Error,
            _ => null,
        };
        return string.Join("  ", new[] { row?.Name, error }.Where(part => !string.IsNullOrEmpty(part)));
    }
}
