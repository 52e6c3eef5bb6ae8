using Orchestration.Commands;
using Orchestration.Resources;

namespace Orchestration.Cli;

/// <summary>A system of this repository: its machine, and what it is made of.</summary>
internal sealed record HostedSystem(string Name, string Description, ResourceSet Resources, StateMachine Machine)
{
    public HostedMachine ToHosted() => HostedMachine.Of(Machine, Description) with { Name = Name };
}
