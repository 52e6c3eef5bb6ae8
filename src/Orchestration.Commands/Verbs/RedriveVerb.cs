using System.CommandLine;
using Amazon.StepFunctions.Model;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Terminal;
using Orchestration.Commands.View;

namespace Orchestration.Commands.Verbs;

/// <summary>Goes on with an execution where it failed.</summary>
internal sealed class RedriveVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var execution = ExecutionArgument();
        var machine = CommonOptions.Machine();
        var force = new Option<bool>("--force") { Description = "Redrives although the execution ended in a Fail state." };
        var tail = new Option<bool>("--tail", "-t") { Description = "Watches the execution to its end." };
        var json = CommonOptions.Json();
        var command = new ExampledCommand("redrive", "Goes on with an execution in the state that failed, with its definition and input as they were.") { execution, machine, force, tail };
        var watch = new WatchOptions(command, json);
        var remote = new RemoteOptions(command);
        command.Examples.Add(("redrive prox@latest --tail", "The latest execution of a machine, watched to its end."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var opened = remote.Open(parsed, Context);
            var arn = await new MachineFinder(opened).ExecutionAsync(parsed.GetRequiredValue(execution), parsed.GetValue(machine) ?? opened.Configuration["machine"], cancellationToken).ConfigureAwait(false);
            await RefuseWhatCannotHelpAsync(opened, arn, parsed.GetValue(force), cancellationToken).ConfigureAwait(false);
            var redriven = await opened.CallAsync("RedriveExecution", sfn => sfn.RedriveExecutionAsync(new RedriveExecutionRequest { ExecutionArn = arn }, cancellationToken)).ConfigureAwait(false);

            if (!parsed.GetValue(json))
            {
                Environment.Output.WriteLine($"Redriven {arn}");
            }
            else if (!parsed.GetValue(tail))
            {
                Environment.Output.WriteLine(Dates.Members(("schemaVersion", 1), ("kind", "redriven"), ("execution", arn), ("redriveDate", Dates.Json(redriven.RedriveDate))).ToJson());
            }

            return parsed.GetValue(tail)
                ? await watch.Read(parsed).RunAsync(opened, arn, cancellationToken, redriven: true).ConfigureAwait(false)
                : ExitCode.Succeeded;
        });
        return command;
    }

    private static async Task RefuseWhatCannotHelpAsync(Remote remote, string executionArn, bool force, CancellationToken cancellationToken)
    {
        var described = await remote.CallAsync(
            "DescribeExecution",
            sfn => sfn.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn, IncludedData = "METADATA_ONLY" }, cancellationToken)).ConfigureAwait(false);

        if (described.RedriveStatus?.Value is "NOT_REDRIVABLE" || described.Status?.Value is "RUNNING" or "SUCCEEDED")
        {
            throw new CommandException($"This execution cannot be redriven: {(described.RedriveStatusReason is { Length: > 0 } reason ? reason.TrimEnd('.') : $"it is {described.Status?.Value}")}.");
        }

        if (force)
        {
            return;
        }

        var root = new ViewNode(new ViewSubject { Machine = MachineArn.Parse(executionArn)!.Value.Machine, Execution = MachineArn.Parse(executionArn)!.Value.ExecutionName, Arn = executionArn });
        var reader = new HistoryReader(remote, executionArn, data: false);

        do
        {
            foreach (var happened in await reader.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                root.View.Add(happened);
            }
        }
        while (!reader.CaughtUp);

        if (!root.View.EndedInFail)
        {
            return;
        }

        var machine = await remote.CallAsync(
            "DescribeStateMachineForExecution",
            sfn => sfn.DescribeStateMachineForExecutionAsync(new DescribeStateMachineForExecutionRequest { ExecutionArn = executionArn }, cancellationToken)).ConfigureAwait(false);
        var lines = Watching.Next(remote, root, machine.Definition).Where(line => line.Contains(Resuming.Member, StringComparison.Ordinal)).ToArray();
        throw new CommandException(
            $"This execution ended in a Fail state, and a redrive would enter it again and fail at once (--force does it all the same)."
            + (lines.Length > 0 ? $"\nStart it again at the step that failed instead:\n  {lines[0]}" : ""));
    }
}
