using System.CommandLine;
using Orchestration.Commands.Running;
using Orchestration.Commands.Terminal;
using Orchestration.Commands.View;

namespace Orchestration.Commands.Verbs;

/// <summary>Runs a machine on this computer, on the parts that the host supplies.</summary>
internal sealed class RunVerb(CommandContext context, ILocalParts local) : Verb(context)
{
    public override Command Build()
    {
        var machine = MachineArgument();
        var input = CommonOptions.Input();
        var set = CommonOptions.Set(Context, machine);
        var date = CommonOptions.Date();
        var name = CommonOptions.Name();
        var json = CommonOptions.Json();
        var compact = CommonOptions.Compact();
        var resumeAt = new Option<string?>("--resume-at") { Description = "Goes on at this step; short for --set resumeAt=step.", HelpName = "step" };

        var command = new ExampledCommand("run", "Runs a machine on this computer and shows how it goes.") { machine, input, set, date, name, resumeAt, compact, json };
        CommonOptions.RefuseCompactJson(command, compact, json);

        foreach (var option in local.Options)
        {
            command.Options.Add(option);
        }

        command.Examples.Add(($"run {Context.Host.Machines[0].Name} --date 2026-11-20", "The run of a logical date, on this computer."));
        command.Examples.Add(($"run {Context.Host.Machines[0].Name} --input input.json --json", "With an input from a file, one JSON object a line."));
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new LocalRunRequest
            {
                Machine = Context.Machine(parsed.GetRequiredValue(machine)),
                Input = ExecutionInput.Read(parsed.GetValue(input), parsed.GetValue(set) ?? [], parsed.GetValue(date), parsed.GetValue(resumeAt), Context.Machine(parsed.GetRequiredValue(machine)), Environment),
                Date = ExecutionInput.DateOf(parsed.GetValue(date)),
                ExecutionName = parsed.GetValue(name) ?? Guid.NewGuid().ToString(),
                Options = parsed,
            },
            parsed.GetValue(json),
            parsed.GetValue(compact),
            cancellationToken));
        return command;
    }

    private async Task<int> RunAsync(LocalRunRequest request, bool json, bool compact, CancellationToken cancellationToken)
    {
        var subject = new ViewSubject
        {
            Machine = request.Machine.Name,
            Execution = request.ExecutionName,
            Outline = MachineOutline.Of(Checking.DefinitionOf(request.Machine, $"{request.Machine.Name}.asl.json")),
        };
        using var screen = new ExecutionScreen(subject, Environment, json, compact);

        try
        {
            var outcome = await local.RunAsync(request, screen, cancellationToken).ConfigureAwait(false);
            var code = ExitCodes.Of(screen.Root.View.Status);
            screen.End(new ViewEnd { ExitCode = code, Summary = outcome.Summary, Next = outcome.Next is { } next ? [next] : [] });
            return code;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.End(new ViewEnd { ExitCode = ExitCode.Interrupted, Detached = "Interrupted: everything that was started has been stopped." });
            return ExitCode.Interrupted;
        }
    }
}
