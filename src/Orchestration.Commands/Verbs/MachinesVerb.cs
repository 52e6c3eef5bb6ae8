using System.CommandLine;
using Orchestration.Commands.Terminal;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Verbs;

/// <summary>Lists the machines.</summary>
internal sealed class MachinesVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var json = CommonOptions.Json();
        var command = new ExampledCommand("machines", "Lists the machines that this host knows.") { json };
        command.Examples.Add(("machines", "All of them, by name."));
        command.SetAction(parsed => List(parsed.GetValue(json)));
        return command;
    }

    private int List(bool json)
    {
        var width = Context.Host.Machines.Max(machine => machine.Name.Length);

        foreach (var machine in Context.Host.Machines)
        {
            Environment.Output.WriteLine(json
                ? JsonValue.Object(("schemaVersion", 1), ("name", machine.Name), ("description", machine.Description)).ToJson()
                : $"{machine.Name.PadRight(width)}  {machine.Description}".TrimEnd());
        }

        return ExitCode.Succeeded;
    }
}
