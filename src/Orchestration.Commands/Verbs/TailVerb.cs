using System.CommandLine;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Verbs;

/// <summary>Watches an execution, running or over.</summary>
internal sealed class TailVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var execution = ExecutionArgument();
        var machine = CommonOptions.Machine();
        var command = new ExampledCommand("tail", "Watches an execution to its end; Ctrl-C detaches, and the execution goes on.") { execution, machine };
        var watch = new WatchOptions(command, CommonOptions.Json());
        var remote = new RemoteOptions(command);
        command.Examples.Add(("tail prox@latest", "The latest execution of a machine."));
        command.Examples.Add(("tail prox/2026-11-20-1 --logs", "One of its executions by name, with the logs of its Glue jobs."));
        command.Examples.Add(("tail prox/2026-11-20 --compact", "The latest attempt of a logical date, and without the states that are over and went well."));
        command.Examples.Add(("tail @latest --json | jq .", "Whatever was started last, one JSON object a line."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var opened = remote.Open(parsed, Context);
            var watching = watch.Read(parsed);
            var arn = await new MachineFinder(opened).ExecutionAsync(parsed.GetRequiredValue(execution), parsed.GetValue(machine) ?? opened.Configuration["machine"], cancellationToken, express: true).ConfigureAwait(false);
            return await watching.RunAsync(opened, arn, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }
}
