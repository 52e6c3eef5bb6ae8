using System.CommandLine;
using Orchestration.Analysis;
using Orchestration.Asl;
using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Verbs;

/// <summary>Draws a machine.</summary>
internal sealed class GraphVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var machine = new Argument<string>("machine") { Description = "The machine's name, or a file that holds a definition.", HelpName = "machine|file" };
        machine.CompletionSources.Add(_ => Context.Host.Machines.Select(known => new System.CommandLine.Completions.CompletionItem(known.Name)));
        machine.Validators.Add(RefuseOption);
        var format = new Option<string>("--format", "-f") { Description = "The language of the drawing.", HelpName = "mermaid|dot", DefaultValueFactory = static _ => "mermaid" };
        format.AcceptOnlyFromAmong("mermaid", "dot");
        var command = new ExampledCommand("graph", "Draws a machine.") { machine, format };
        command.Examples.Add(("graph state-machines/prox.asl.json", "A definition in a file, as Mermaid, which GitHub shows as it stands."));
        command.Examples.Add(("graph state-machines/prox.asl.json --format dot | dot -Tsvg > prox.svg", "The same through Graphviz."));
        command.SetAction(parsed =>
        {
            var named = parsed.GetRequiredValue(machine);
            var graph = new StateMachineGraph(AslReader.Read(DefinitionOf(named), Context.Find(named) is null ? named : $"{named}.asl.json"));
            Environment.Output.Write(parsed.GetRequiredValue(format) is "dot" ? graph.ToDot() : graph.ToMermaid());
            return ExitCode.Succeeded;
        });
        return command;
    }

    private string DefinitionOf(string machine) =>
        Context.Find(machine) is { } hosted ? hosted.ToAsl()
        : File.Exists(Environment.PathOf(machine)) ? File.ReadAllText(Environment.PathOf(machine))
        : machine.EndsWith(".json", StringComparison.Ordinal) || Context.Host.Machines.Count == 0 ? throw new CommandException($"There is no file '{machine}'.")
        : Context.Machine(machine).ToAsl();
}
