using Orchestration.Workloads;

// usage: Orchestration.Workloads [FOLDER] [W1,W2,...]: runs the workloads of FOLDER (../shared/bench/workloads beside the repository by default).
var folder = args.Length > 0 && Directory.Exists(args[0]) ? args[0] : Workload.DefaultFolder();
var wanted = args.LastOrDefault(argument => !Directory.Exists(argument))?.Split(',') ?? ["W1", "W2", "W3", "W3d", "W4", "W5", "W6", "W7", "W9", "W10", "Prox", "ProxPath"];

if (folder is null)
{
    Console.Error.WriteLine("error: there is no ../shared/bench/workloads beside the repository, and ORCHESTRATION_SHARED names no folder that has it. Give the folder as argument.");
    return 2;
}

Console.WriteLine($"{"workload",-9}{"transitions",12}{"us/transition",15}{"ms/run",10}{"bytes/transition",18}{"MiB peak",10}");

foreach (var id in wanted)
{
    Console.WriteLine(Measurement.Of(Workload.Read(folder, id)));
}

return 0;
