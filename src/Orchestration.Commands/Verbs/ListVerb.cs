using System.CommandLine;
using Amazon.StepFunctions.Model;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Running;
using Orchestration.Commands.Terminal;
using Orchestration.Commands.View;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Verbs;

/// <summary>Lists executions.</summary>
internal sealed class ListVerb(CommandContext context) : Verb(context)
{
    private static readonly string[] Statuses = ["RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE"];

    public override Command Build()
    {
        var machine = new Argument<string?>("machine") { Description = "The machine: name, name:alias, name:version or ARN; all of them where none is named.", HelpName = "machine", Arity = ArgumentArity.ZeroOrOne };
        machine.Validators.Add(RefuseOption);
        var status = new Option<string?>("--status") { Description = "Only those that stand so.", HelpName = "status" };
        status.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, Statuses);
        var from = new Option<string?>("--from") { Description = "Only those started on this day (UTC) or later.", HelpName = "yyyy-mm-dd" };
        var to = new Option<string?>("--to") { Description = "Only those started on this day (UTC) or earlier.", HelpName = "yyyy-mm-dd" };
        var date = CommonOptions.Date();
        date.Description = "Only those of this logical date, by their name.";
        var limit = new Option<int>("--limit", "-n") { Description = "At most so many.", HelpName = "number", DefaultValueFactory = static _ => 20 };
        limit.Validators.Add(static result =>
        {
            if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var number) || number < 1))
            {
                result.AddError($"--limit takes a number from 1, not '{text}'.");
            }
        });
        var json = CommonOptions.Json();
        var command = new ExampledCommand("list", "Lists executions, the latest first.") { machine, status, from, to, date, limit, json };
        var remote = new RemoteOptions(command);
        command.Examples.Add(("list prox --status FAILED --from 2026-11-01", "What failed since the first of November."));
        command.Examples.Add(("list prox --date 2026-11-20", "All attempts of one logical date."));
        command.Examples.Add(("list --json", "The latest executions of all machines, one JSON object a line."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var opened = remote.Open(parsed, Context);
            var wanted = new Wanted(
                parsed.GetValue(status)?.ToUpperInvariant(),
                ExecutionInput.DateOf(parsed.GetValue(from), "--from"),
                ExecutionInput.DateOf(parsed.GetValue(to), "--to"),
                ExecutionInput.DateOf(parsed.GetValue(date)),
                parsed.GetValue(limit));

            if (wanted.From > wanted.To)
            {
                throw new CommandException($"--from {parsed.GetValue(from)} comes after --to {parsed.GetValue(to)}.");
            }

            return await ListAsync(opened, parsed.GetValue(machine) ?? opened.Configuration["machine"], wanted, parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private async Task<int> ListAsync(Remote remote, string? machine, Wanted wanted, bool json, CancellationToken cancellationToken)
    {
        var finder = new MachineFinder(remote);
        string[] arns = machine is not null
            ? [await finder.MachineAsync(machine, cancellationToken).ConfigureAwait(false)]
            : [.. (await finder.MachinesAsync(cancellationToken).ConfigureAwait(false)).Where(found => found.Type?.Value is not "EXPRESS").Select(found => found.StateMachineArn!)];
        var found = new List<ExecutionListItem>();

        foreach (var arn in arns)
        {
            found.AddRange(await OfMachineAsync(remote, arn, wanted, cancellationToken).ConfigureAwait(false));
        }

        // Those of one machine come with the latest first.
        IEnumerable<ExecutionListItem> latest = arns.Length == 1 ? found : found.OrderByDescending(execution => execution.StartDate);
        List<ExecutionListItem> shown = [.. latest.Take(wanted.Limit)];
        var now = Environment.Time.GetUtcNow();

        if (json)
        {
            shown.ForEach(execution => Environment.Output.WriteLine(Json(execution).ToJson()));
        }
        else if (shown.Count == 0)
        {
            Environment.Error.WriteLine("There is no such execution.");
        }
        else
        {
            var rows = shown.Select(execution => Row(execution, now));
            Columns.Write(Environment, ["STATUS", "STARTED", "ELAPSED", "MACHINE", "NAME"], rows);
        }

        return ExitCode.Succeeded;
    }

    // Executions come the latest first, so that the first one before the wanted days ends the search.
    private static async Task<List<ExecutionListItem>> OfMachineAsync(Remote remote, string arn, Wanted wanted, CancellationToken cancellationToken)
    {
        var found = new List<ExecutionListItem>();
        string? token = null;

        do
        {
            var page = await MachineFinder.ListAsync(
                remote, new ListExecutionsRequest { StateMachineArn = arn, StatusFilter = wanted.Status!, MaxResults = wanted.PageSize, NextToken = token }, cancellationToken).ConfigureAwait(false);
            var executions = page.Executions ?? [];
            found.AddRange(executions.Where(wanted.Takes));
            token = executions.Count > 0 && wanted.IsBefore(executions[^1]) ? null : page.NextToken;
        }
        while (!string.IsNullOrEmpty(token) && found.Count < wanted.Limit);

        return found;
    }

    private static string[] Row(ExecutionListItem execution, DateTimeOffset now) =>
    [
        execution.Status?.Value ?? "",
        Dates.Text(execution.StartDate),
        execution.StartDate is { } started ? Duration.Text((execution.StopDate ?? now.UtcDateTime) - started) : "",
        MachineOf(execution),
        execution.Name ?? "",
    ];

    private static JsonValue Json(ExecutionListItem execution) => Dates.Members(
        ("schemaVersion", 1),
        ("kind", "execution"),
        ("execution", execution.ExecutionArn ?? ""),
        ("machine", MachineOf(execution)),
        ("name", execution.Name ?? ""),
        ("status", execution.Status?.Value ?? ""),
        ("startDate", Dates.Json(execution.StartDate)),
        ("stopDate", Dates.Json(execution.StopDate)),
        ("redriveCount", execution.RedriveCount is > 0 and var redrives ? redrives : default(JsonValue)));

    private static string MachineOf(ExecutionListItem execution) => execution.StateMachineArn?.Split(':').ElementAtOrDefault(6) ?? "";

    private sealed record Wanted(string? Status, DateOnly? From, DateOnly? To, DateOnly? Date, int Limit)
    {
        private const int LargestPage = 1000;

        public int PageSize => From is null && To is null && Date is null ? Math.Min(Limit, LargestPage) : LargestPage;

        public bool Takes(ExecutionListItem execution) =>
            (Date is null || LogicalDate.Of(execution.Name ?? "") == Date)
            && (From is null || DayOf(execution) >= From)
            && (To is null || DayOf(execution) <= To);

        public bool IsBefore(ExecutionListItem execution) => From is not null && DayOf(execution) < From;

        private static DateOnly DayOf(ExecutionListItem execution) => DateOnly.FromDateTime(execution.StartDate ?? DateTime.UnixEpoch);
    }
}
