using Orchestration.Fuzz;

// dotnet run -c Release --project bench/Orchestration.Fuzz -- [target] [--count 1000000] [--seed 1]
return FuzzCommand.Run(args, [new JsonTarget(), new JsonPathTarget(), new PayloadTemplateTarget(), new IntrinsicTarget(), new JsonataTarget()]);
