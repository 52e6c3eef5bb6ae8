using System.CommandLine;
using Amazon.StepFunctions.Model;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Terminal;
using Orchestration.Commands.View;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using HistoryEvent = Orchestration.Runtime.History.HistoryEvent;

namespace Orchestration.Commands.Verbs;

/// <summary>Shows an execution state by state.</summary>
internal sealed class ShowVerb(CommandContext context) : Verb(context)
{
    private const int LinesOfAPayload = 12;

    public override Command Build()
    {
        var execution = ExecutionArgument();
        var machine = CommonOptions.Machine();
        var state = new Option<string?>("--state") { Description = "Only this state, with whole payloads.", HelpName = "state" };
        var raw = new Option<bool>("--raw") { Description = "Causes as they are, not parsed." };
        var json = CommonOptions.Json();
        var command = new ExampledCommand("show", "Shows an execution state by state: input, output, variables, attempts, cause.") { execution, machine, state, raw, json };
        var remote = new RemoteOptions(command);
        command.Examples.Add(("show prox@latest", "All states of the latest execution."));
        command.Examples.Add(("show prox/2026-11-20-1 --state 'Clean to silver'", "One state, with whole payloads."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var opened = remote.Open(parsed, Context);
            var arn = await new MachineFinder(opened).ExecutionAsync(parsed.GetRequiredValue(execution), parsed.GetValue(machine) ?? opened.Configuration["machine"], cancellationToken).ConfigureAwait(false);
            var described = await opened.CallAsync(
                "DescribeExecution", sfn => sfn.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = arn }, cancellationToken)).ConfigureAwait(false);
            var (view, stays) = await ReadAsync(new HistoryReader(opened, arn, data: true), cancellationToken).ConfigureAwait(false);
            var wanted = parsed.GetValue(state);

            if (wanted is not null && stays.All(stay => stay.Row.Name != wanted))
            {
                throw new CommandException($"The execution has not been in a state '{wanted}'. It was in: {string.Join(", ", view.Rows.Select(row => row.Name))}.");
            }

            var shown = stays.Where(stay => wanted is null || stay.Row.Name == wanted).ToList();

            if (parsed.GetValue(json))
            {
                WriteJson(described, view, shown, wanted is null);
            }
            else
            {
                Write(described, view, shown, wanted is null, parsed.GetValue(raw));
            }

            return ExitCode.Succeeded;
        });
        return command;
    }

    private static async Task<(ExecutionView View, List<Stay> Stays)> ReadAsync(HistoryReader reader, CancellationToken cancellationToken)
    {
        var view = new ExecutionView();
        var stays = new Dictionary<StateVisit, Stay>();

        do
        {
            foreach (var happened in await reader.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                if (view.Add(happened) is not { } visit)
                {
                    continue;
                }

                if (!stays.TryGetValue(visit, out var stay))
                {
                    stays.Add(visit, stay = new Stay(visit.Row) { Entered = happened.Timestamp });
                }

                stay.Take(happened);
            }
        }
        while (!reader.CaughtUp);

        foreach (var (visit, stay) in stays)
        {
            // A state may be over by the end of the execution, without an event of its own.
            stay.Status = visit.Open ? StateStatus.Running : visit.End;
        }

        return (view, [.. stays.Values]);
    }

    private void Write(DescribeExecutionResponse described, ExecutionView view, List<Stay> stays, bool whole, bool raw)
    {
        var output = Environment.Output;

        if (whole)
        {
            output.WriteLine($"{described.Name}  {described.Status?.Value}  {Dates.Text(described.StartDate)}  {Duration.Text(view.Elapsed(Environment.Time.GetUtcNow()))}");
            output.WriteLine(described.ExecutionArn);
            Payload("input", WireHistory.Payload(described.Input), whole);
            Payload("output", WireHistory.Payload(described.Output), whole);
            Failure(described.Error ?? view.Error, described.Cause ?? view.Cause, raw);
        }

        foreach (var stay in stays)
        {
            output.WriteLine();
            output.WriteLine(Cells.Clean($"{new string(' ', stay.Row.Depth * 2)}{stay.Row.Name}  {StateText.Of(stay.Status)}  {Duration.Text(stay.Left - stay.Entered)}{(stay.Attempts.Count > 1 ? $"  {stay.Attempts.Count} tries" : "")}"));
            Payload("input", stay.Input, whole);

            foreach (var (attempt, number) in stay.Attempts.Select((attempt, at) => (attempt, at + 1)).Where(numbered => numbered.attempt.Error is not null))
            {
                output.WriteLine(Cells.Clean($"  {"try " + number,-8}{attempt.Error}"));
                Failure(null, attempt.Cause, raw);
            }

            Payload("output", stay.Output, whole);
            Payload("assigns", stay.Assigned, whole);
        }
    }

    private void Failure(string? error, string? cause, bool raw)
    {
        if (error is not null)
        {
            Environment.Output.WriteLine(Cells.Clean($"  {"error",-8}{error}"));
        }

        if (cause is { Length: > 0 })
        {
            var read = FailureCause.Read(cause);

            foreach (var (line, at) in (raw ? cause : read.Message).Split('\n').Select((line, at) => (line, at)))
            {
                Environment.Output.WriteLine(Cells.Clean($"  {(at == 0 ? "cause" : ""),-8}{line}"));
            }

            if (!raw && read.Facts.Count > 0)
            {
                Environment.Output.WriteLine(Cells.Clean($"  {"facts",-8}{string.Join("  ", read.Facts.Select(fact => $"{fact.Name} {fact.Value}"))}"));
            }
        }
    }

    private void Payload(string name, JsonValue value, bool cut)
    {
        if (value.IsUndefined)
        {
            return;
        }

        var compact = value.ToJson();
        string[] lines = compact.Length <= 100 ? [compact] : value.ToJson(indented: true).Split('\n');
        var shown = cut && lines.Length > LinesOfAPayload ? LinesOfAPayload : lines.Length;

        for (var i = 0; i < shown; i++)
        {
            Environment.Output.WriteLine(Cells.Clean($"  {(i == 0 ? name : ""),-8}{lines[i]}"));
        }

        if (shown < lines.Length)
        {
            Environment.Output.WriteLine($"  {"",-8}... {lines.Length - shown} more lines; --state shows them");
        }
    }

    private void WriteJson(DescribeExecutionResponse described, ExecutionView view, List<Stay> stays, bool whole)
    {
        if (whole)
        {
            Environment.Output.WriteLine(Dates.Members(
                ("schemaVersion", 1),
                ("kind", "execution"),
                ("execution", described.ExecutionArn ?? ""),
                ("name", described.Name ?? ""),
                ("status", described.Status?.Value ?? StateText.Of(view.Status)),
                ("startDate", Dates.Json(described.StartDate)),
                ("stopDate", Dates.Json(described.StopDate)),
                ("input", WireHistory.Payload(described.Input)),
                ("output", WireHistory.Payload(described.Output)),
                ("error", Optional(described.Error ?? view.Error)),
                ("cause", Optional(described.Cause ?? view.Cause))).ToJson());
        }

        foreach (var stay in stays)
        {
            Environment.Output.WriteLine(Dates.Members(
                ("schemaVersion", 1),
                ("kind", "state"),
                ("name", stay.Row.Name),
                ("type", stay.Row.Type),
                ("within", Optional(stay.Row.Parent?.Name)),
                ("status", StateText.Of(stay.Status).Replace(' ', '_').ToUpperInvariant()),
                ("enteredDate", Dates.Json(stay.Entered.UtcDateTime)),
                ("leftDate", stay.Status is StateStatus.Running ? default : Dates.Json(stay.Left.UtcDateTime)),
                ("input", stay.Input),
                ("output", stay.Output),
                ("assigned", stay.Assigned),
                ("attempts", stay.Attempts.Count == 0 ? default : JsonValue.Array([.. stay.Attempts.Select(attempt => Dates.Members(("error", Optional(attempt.Error)), ("cause", Optional(attempt.Cause)), ("message", attempt.Cause is null ? default : new JsonValue(FailureCause.Read(attempt.Cause).Message))))]))).ToJson());
        }
    }

    private static JsonValue Optional(string? text) => text is null ? default : new JsonValue(text);

    /// <summary>One stay in a state, with what went in and came out.</summary>
    private sealed class Stay(StateRow row)
    {
        public StateRow Row => row;

        public DateTimeOffset Entered { get; init; }

        public DateTimeOffset Left { get; private set; }

        public StateStatus Status { get; set; }

        public JsonValue Input { get; private set; }

        public JsonValue Output { get; private set; }

        public JsonValue Assigned { get; private set; }

        public List<(string? Error, string? Cause)> Attempts { get; } = [];

        public void Take(HistoryEvent happened)
        {
            Left = happened.Timestamp;

            switch (happened.Details)
            {
                case HistoryDetails.Entered entered:
                    Input = entered.Input;
                    break;

                case HistoryDetails.Exited exited when exited.Name == row.Name:
                    (Output, Assigned) = (exited.Output, exited.Assigned);
                    break;

                case HistoryDetails.Scheduled or HistoryDetails.WorkScheduled or HistoryDetails.MapStarted:
                    Attempts.Add((null, null));
                    break;

                case HistoryDetails.TaskFailure failure:
                    Failed(failure.Error, failure.Cause);
                    break;

                case HistoryDetails.Evaluation failure:
                    Failed(failure.Error, failure.Cause);
                    break;

                case HistoryDetails.Failure failure when happened.Type is not (HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionAborted or HistoryEventType.ExecutionTimedOut):
                    Failed(failure.Error, failure.Cause);
                    break;

                case HistoryDetails.Failure failure when Attempts.Count == 0:
                    Failed(failure.Error, failure.Cause);
                    break;
            }
        }

        private void Failed(string? error, string? cause)
        {
            if (Attempts.Count == 0 || Attempts[^1].Error is not null)
            {
                Attempts.Add(default);
            }

            Attempts[^1] = (error ?? "", cause);
        }
    }
}
