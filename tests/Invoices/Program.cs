using Invoices;
using Orchestration.Commands;
using Orchestration.Commands.Running;

return await new CommandHost { Name = "invoices", Machines = [HostedMachine.Of(new Invoicing())], Local = new RuntimeParts(new() { Tasks = new Outbox() }) }.RunAsync(args);
