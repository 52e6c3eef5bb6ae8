using Orchestration.Commands;

return await new CommandHost().RunAsync(args);
