using System.CommandLine;
using Amazon.StepFunctions.Model;
using Orchestration.Aws;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Running;
using Orchestration.Commands.Terminal;
using Orchestration.Commands.View;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Verbs;

/// <summary>Starts an execution.</summary>
internal sealed class StartVerb(CommandContext context) : Verb(context)
{
    private const int MostRaces = 3;

    public override Command Build()
    {
        var machine = new Argument<string>("machine") { Description = "The machine: name, name:alias, name:version or ARN.", HelpName = "machine" };
        machine.CompletionSources.Add(_ => Context.Host.Machines.Select(known => new System.CommandLine.Completions.CompletionItem(known.Name)));
        machine.Validators.Add(RefuseOption);
        var input = CommonOptions.Input();
        var set = CommonOptions.Set(Context, machine);
        var name = CommonOptions.Name();
        var date = CommonOptions.Date();
        date.Description = "The logical date: set in the input, and carried in the execution's name with the number of the attempt.";
        var again = new Option<bool>("--again") { Description = "Starts the date once more although it is running or has succeeded." };
        var tail = new Option<bool>("--tail", "-t") { Description = "Watches the execution to its end." };
        var sync = new Option<bool>("--sync") { Description = "Waits for the end of an Express execution and prints its output." };
        var json = CommonOptions.Json();
        var command = new ExampledCommand("start", "Starts an execution.") { machine, input, set, name, date, again, tail, sync };
        var watch = new WatchOptions(command, json);
        var remote = new RemoteOptions(command);
        command.Examples.Add(("start prox --date 2026-11-20 --tail", "The run of a logical date, watched to its end."));
        command.Examples.Add(("start prox --date 2026-11-20 --set 'resumeAt=Clean to silver'", "The same date again, from the step that failed."));
        command.Examples.Add(("start prox:live --input input.json --set dryRun=true", "An alias, with an input from a file and one member set."));
        command.Examples.Add(("start quick --sync --input '{\"a\":1}'", "An Express machine; prints what it returns."));
        command.Validators.Add(result =>
        {
            if (result.GetValue(date) is not null && result.GetValue(name) is not null)
            {
                result.AddError("--date names the execution, so --name cannot be given beside it.");
            }

            if (result.GetValue(sync) && result.GetValue(tail))
            {
                result.AddError("--sync waits for the end already; leave --tail out.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            ExecutionName.Check(parsed.GetValue(name));
            using var opened = remote.Open(parsed, Context);
            var text = parsed.GetRequiredValue(machine);
            var body = ExecutionInput.Read(parsed.GetValue(input), parsed.GetValue(set) ?? [], parsed.GetValue(date), null, Context.FindByText(text), Environment);
            var arn = await new MachineFinder(opened).MachineAsync(text, cancellationToken).ConfigureAwait(false);

            var day = ExecutionInput.DateOf(parsed.GetValue(date));

            if (parsed.GetValue(sync))
            {
                return await SyncAsync(opened, arn, day is { } dated ? LogicalDate.Name(dated, 1) : parsed.GetValue(name), body, parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
            }

            var started = day is { } logical
                ? await StartAttemptAsync(opened, arn, logical, parsed.GetValue(again), body, cancellationToken).ConfigureAwait(false)
                : await StartAsync(opened, arn, parsed.GetValue(name), body, cancellationToken).ConfigureAwait(false);

            if (!parsed.GetValue(json))
            {
                Environment.Output.WriteLine($"Started {started.ExecutionArn}");
            }
            else if (!parsed.GetValue(tail))
            {
                Environment.Output.WriteLine(Dates.Members(("schemaVersion", 1), ("kind", "started"), ("execution", started.ExecutionArn ?? ""), ("startDate", Dates.Json(started.StartDate))).ToJson());
            }

            if (parsed.GetValue(tail))
            {
                return await watch.Read(parsed).RunAsync(opened, started.ExecutionArn!, cancellationToken).ConfigureAwait(false);
            }

            if (!parsed.GetValue(json))
            {
                Environment.Output.WriteLine($"Watch it: {Context.Host.Name} tail {Shell.Quote(started.ExecutionArn ?? "")}{opened.OptionsToRepeat}");
            }

            return ExitCode.Succeeded;
        });
        return command;
    }

    private static async Task<StartExecutionResponse> StartAsync(Remote remote, string arn, string? name, JsonValue input, CancellationToken cancellationToken)
    {
        try
        {
            return await remote.CallAsync(
                "StartExecution",
                sfn => sfn.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = arn, Name = name, Input = input.ToJson() }, cancellationToken)).ConfigureAwait(false);
        }
        catch (RemoteException failure) when (failure.InnerException is ExecutionAlreadyExistsException)
        {
            throw new NameIsTakenException(name ?? "");
        }
    }

    private async Task<StartExecutionResponse> StartAttemptAsync(Remote remote, string arn, DateOnly date, bool again, JsonValue input, CancellationToken cancellationToken)
    {
        for (var race = 0; ; race++)
        {
            var name = await NameOfAsync(remote, arn, date, again, cancellationToken).ConfigureAwait(false);

            try
            {
                return await StartAsync(remote, arn, name, input, cancellationToken).ConfigureAwait(false);
            }
            catch (NameIsTakenException) when (race < MostRaces)
            {
                // Somebody else started the same date meanwhile; what that means for this start is looked at again.
            }
        }
    }

    // The attempts of a date are few; the first name that is free is the next one.
    private async Task<string> NameOfAsync(Remote remote, string machineArn, DateOnly date, bool again, CancellationToken cancellationToken)
    {
        var arn = MachineArn.Parse(machineArn)!.Value;
        var there = new List<(string Name, string Status, DateTime? Started)>();

        for (var attempt = 1; attempt <= LogicalDate.MostAttempts; attempt++)
        {
            var name = LogicalDate.Name(date, attempt);

            try
            {
                var found = await remote.CallAsync(
                    "DescribeExecution",
                    sfn => sfn.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = arn.ExecutionText(name), IncludedData = "METADATA_ONLY" }, cancellationToken)).ConfigureAwait(false);
                there.Add((name, found.Status?.Value ?? "", found.StartDate));
            }
            catch (RemoteException failure) when (failure.Failure.Kind is AwsFailureKind.NotFound)
            {
                foreach (var earlier in there)
                {
                    Environment.Error.WriteLine($"{date:yyyy-MM-dd} was started before: {earlier.Name} {earlier.Status}, {Dates.Text(earlier.Started)}");
                }

                return there.LastOrDefault(earlier => earlier.Status is "RUNNING" or "SUCCEEDED" or "PENDING_REDRIVE") is { Name: { } kept, Status: var status } && !again
                    ? throw new CommandException($"The run of {date:yyyy-MM-dd} {(status is "SUCCEEDED" ? "has succeeded" : "is still under way")} ({kept}). Give --again to start it once more.")
                    : name;
            }
        }

        throw new CommandException($"{date:yyyy-MM-dd} was started {LogicalDate.MostAttempts} times already.");
    }

    private static async Task<StartSyncExecutionResponse> StartSyncAsync(Remote remote, string arn, string? name, JsonValue input, CancellationToken cancellationToken)
    {
        try
        {
            return await remote.CallAsync(
                "StartSyncExecution",
                sfn => sfn.StartSyncExecutionAsync(new StartSyncExecutionRequest { StateMachineArn = arn, Name = name, Input = input.ToJson() }, cancellationToken)).ConfigureAwait(false);
        }
        catch (RemoteException failure) when (failure.InnerException is StateMachineTypeNotSupportedException)
        {
            throw new CommandException($"'{MachineArn.Parse(arn)?.Machine}' is a Standard machine, and --sync is for Express machines. Give --tail instead to watch it to its end.");
        }
    }

    private async Task<int> SyncAsync(Remote remote, string arn, string? name, JsonValue input, bool json, CancellationToken cancellationToken)
    {
        var ended = await StartSyncAsync(remote, arn, name, input, cancellationToken).ConfigureAwait(false);
        var status = ended.Status?.Value ?? "";
        var code = status switch
        {
            "SUCCEEDED" => ExitCode.Succeeded,
            "TIMED_OUT" => ExitCode.TimedOut,
            _ => ExitCode.Failed,
        };

        if (json)
        {
            Environment.Output.WriteLine(Dates.Members(
                ("schemaVersion", 1),
                ("kind", "summary"),
                ("execution", ended.ExecutionArn ?? ""),
                ("status", status),
                ("exitCode", code),
                ("startDate", Dates.Json(ended.StartDate)),
                ("stopDate", Dates.Json(ended.StopDate)),
                ("output", WireHistory.Payload(ended.Output)),
                ("error", ended.Error is null ? default : new JsonValue(ended.Error)),
                ("cause", ended.Cause is null ? default : new JsonValue(ended.Cause))).ToJson());
        }
        else if (code == ExitCode.Succeeded)
        {
            Environment.Output.WriteLine(WireHistory.Payload(ended.Output) is { IsUndefined: false } output ? output.ToJson(indented: true) : "");
        }
        else
        {
            var cause = FailureCause.Read(ended.Cause).Message;
            Environment.Error.WriteLine(Cells.Clean($"{Context.Host.Name}: {status}{(ended.Error is null ? "" : $" {ended.Error}")}{(cause.Length > 0 ? $": {cause}" : "")}"));
        }

        return code;
    }
}
