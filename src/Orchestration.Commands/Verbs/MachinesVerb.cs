using System.CommandLine;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Terminal;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Verbs;

/// <summary>Lists the machines.</summary>
internal sealed class MachinesVerb(CommandContext context) : Verb(context)
{
    public override Command Build()
    {
        var hosted = Context.Host.Machines.Count > 0;
        var json = CommonOptions.Json();
        var deployed = new Option<bool>("--deployed") { Description = "Those in AWS instead of those of this program.", Hidden = !hosted };
        var command = new ExampledCommand("machines", hosted ? "Lists the machines that this host knows, or those in AWS." : "Lists the machines in AWS.") { deployed, json };
        var remote = new RemoteOptions(command);
        command.Examples.Add(("machines", "All of them, by name."));
        command.Examples.Add(hosted ? ("machines --deployed --region eu-central-1", "Those in AWS.") : ("machines --region eu-central-1", "Those of one region."));
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (hosted && !parsed.GetValue(deployed))
            {
                return Hosted(parsed.GetValue(json));
            }

            using var opened = remote.Open(parsed, Context);
            return await DeployedAsync(opened, parsed.GetValue(json), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private int Hosted(bool json)
    {
        var width = Context.Host.Machines.Max(machine => machine.Name.Length);

        foreach (var machine in Context.Host.Machines)
        {
            Environment.Output.WriteLine(json
                ? JsonValue.Object(("schemaVersion", 1), ("kind", "machine"), ("name", machine.Name), ("description", machine.Description)).ToJson()
                : $"{machine.Name.PadRight(width)}  {machine.Description}".TrimEnd());
        }

        return ExitCode.Succeeded;
    }

    private async Task<int> DeployedAsync(Remote remote, bool json, CancellationToken cancellationToken)
    {
        var machines = (await new MachineFinder(remote).MachinesAsync(cancellationToken).ConfigureAwait(false)).OrderBy(machine => machine.Name, StringComparer.Ordinal).ToList();

        if (json)
        {
            machines.ForEach(machine => Environment.Output.WriteLine(Dates.Members(
                ("schemaVersion", 1),
                ("kind", "machine"),
                ("name", machine.Name ?? ""),
                ("type", machine.Type?.Value ?? "STANDARD"),
                ("arn", machine.StateMachineArn ?? ""),
                ("creationDate", Dates.Json(machine.CreationDate))).ToJson()));
        }
        else if (machines.Count == 0)
        {
            Environment.Error.WriteLine("There are no machines in this region.");
        }
        else
        {
            Columns.Write(Environment, ["NAME", "TYPE", "CREATED", "ARN"], machines.Select(machine => (string[])[machine.Name ?? "", machine.Type?.Value ?? "", Dates.Text(machine.CreationDate), machine.StateMachineArn ?? ""]));
        }

        return ExitCode.Succeeded;
    }
}
