using System.CommandLine;
using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Verbs;

/// <summary>Writes the machines' definitions, or checks what was written.</summary>
internal sealed class SynthVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var machines = new Argument<string[]>("machine")
        {
            Description = "The machines to write; all of them where none is named.",
            HelpName = "machine",
            Arity = ArgumentArity.ZeroOrMore,
        };
        machines.CompletionSources.Add(_ => Context.Host.Machines.Select(machine => new System.CommandLine.Completions.CompletionItem(machine.Name)));
        machines.Validators.Add(RefuseOption);
        var directory = new Option<string>("--output", "-o")
        {
            Description = "The directory of the definitions.",
            HelpName = "directory",
            DefaultValueFactory = static _ => "state-machines",
        };
        var check = new Option<bool>("--check") { Description = "Writes nothing; says in what the files differ, and fails where they do." };

        var command = new ExampledCommand("synth", "Writes each machine's definition as <machine>.asl.json.") { machines, directory, check };
        command.Examples.Add(("synth", "Write the definitions of all machines."));
        command.Examples.Add(("synth --check", "In CI: fail where a committed definition is not what the code says."));
        command.SetAction(parsed => Synthesise(parsed.GetValue(machines) ?? [], parsed.GetRequiredValue(directory), parsed.GetValue(check)));
        return command;
    }

    private int Synthesise(string[] names, string directory, bool check)
    {
        var machines = names.Length == 0 ? Context.Host.Machines : [.. names.Select(Context.Machine)];
        var differing = 0;

        foreach (var machine in machines)
        {
            var shown = Path.Combine(directory, $"{machine.Name}.asl.json");
            var path = Environment.PathOf(shown);
            var old = File.Exists(path) ? File.ReadAllText(path) : null;
            var text = Checking.DefinitionOf(machine, shown);

            if (old == text)
            {
                Environment.Output.WriteLine($"{shown}: unchanged");
                continue;
            }

            if (!check)
            {
                AtomicFile.Write(path, text);
                Environment.Output.WriteLine($"{shown}: written");
                continue;
            }

            differing++;
            Environment.Output.WriteLine(old is null ? $"{shown}: is not there" : $"{shown}: differs from the code ('-' is the file, '+' the code)");

            foreach (var line in TextDifference.Lines(old ?? "", text))
            {
                Environment.Output.WriteLine(line);
            }
        }

        if (differing > 0)
        {
            Environment.Error.WriteLine($"{Context.Host.Name}: {differing} of {machines.Count} definitions differ. Write them with '{Context.Host.Name} synth'.");
            return ExitCode.Failed;
        }

        return ExitCode.Succeeded;
    }
}
