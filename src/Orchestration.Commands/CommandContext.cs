namespace Orchestration.Commands;

/// <summary>What every verb knows: its host and the world around it.</summary>
internal sealed record CommandContext(CommandHost Host, CommandEnvironment Environment)
{
    /// <summary>The hosted machine called <paramref name="name"/>, or null.</summary>
    public HostedMachine? Find(string name) => Host.Machines.FirstOrDefault(machine => machine.Name == name);

    /// <summary>The hosted machine that <paramref name="text"/> names as operators do, by name, alias, version or ARN; or null.</summary>
    public HostedMachine? FindByText(string text) => Find(Operating.MachineArn.Parse(text)?.Machine ?? text.Split(':')[0]);

    /// <summary>The hosted machine called <paramref name="name"/>.</summary>
    /// <exception cref="CommandException">There is none; the message lists those there are.</exception>
    public HostedMachine Machine(string name) => Find(name) ?? throw new CommandException(
        Host.Machines.Count == 0
            ? $"No machine is called '{name}': this host has no machines of its own."
            : $"No machine is called '{name}'. There are: {string.Join(", ", Host.Machines.Select(machine => machine.Name))}.");
}
