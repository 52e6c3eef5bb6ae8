using System.CommandLine;
using Amazon.StepFunctions.Model;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Terminal;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Verbs;

/// <summary>Stops an execution.</summary>
internal sealed class StopVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var execution = ExecutionArgument();
        var machine = CommonOptions.Machine();
        var error = new Option<string?>("--error") { Description = "The error's name in the history.", HelpName = "name" };
        var cause = new Option<string?>("--cause") { Description = "Why it is stopped.", HelpName = "text" };
        var json = CommonOptions.Json();
        var command = new ExampledCommand("stop", "Stops an execution; it ends ABORTED.") { execution, machine, error, cause, json };
        var remote = new RemoteOptions(command);
        command.Examples.Add(("stop prox@latest --cause 'wrong date'", "The latest execution of a machine, with a reason."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var opened = remote.Open(parsed, Context);
            var arn = await new MachineFinder(opened).ExecutionAsync(parsed.GetRequiredValue(execution), parsed.GetValue(machine) ?? opened.Configuration["machine"], cancellationToken).ConfigureAwait(false);
            var described = await opened.CallAsync(
                "DescribeExecution", sfn => sfn.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = arn, IncludedData = "METADATA_ONLY" }, cancellationToken)).ConfigureAwait(false);

            if (described.Status?.Value is "SUCCEEDED" or "FAILED" or "TIMED_OUT" or "ABORTED")
            {
                Environment.Output.WriteLine(parsed.GetValue(json)
                    ? Dates.Members(("schemaVersion", 1), ("kind", "stopped"), ("execution", arn), ("status", described.Status.Value), ("stopDate", Dates.Json(described.StopDate))).ToJson()
                    : $"{arn} has ended already: {described.Status.Value}, {Dates.Text(described.StopDate)}".TrimEnd(',', ' ') + ".");
                return ExitCode.Succeeded;
            }

            var stopped = await opened.CallAsync(
                "StopExecution",
                sfn => sfn.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = arn, Error = parsed.GetValue(error), Cause = parsed.GetValue(cause) }, cancellationToken)).ConfigureAwait(false);
            Environment.Output.WriteLine(parsed.GetValue(json)
                ? JsonValue.Object(("schemaVersion", 1), ("kind", "stopped"), ("execution", arn), ("stopDate", Dates.Json(stopped.StopDate))).ToJson()
                : $"Stopped {arn}.");
            return ExitCode.Succeeded;
        });
        return command;
    }
}
