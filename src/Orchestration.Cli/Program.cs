using Orchestration.Cli;
using Orchestration.Commands;

return await new CommandHost
{
    Name = "orchestrate",
    Machines = [.. Catalog.Systems.Select(static system => system.ToHosted())],
    Local = new LocalParts(Catalog.Systems),
}.RunAsync(args);
