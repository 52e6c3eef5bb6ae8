using Orchestration.Pipelines;

// usage: Orchestration.Pipelines [BOOKINGS]...: runs `run prox` with generated rows, the source loaded before the clock starts. Give a quiet machine, and a Release build.
var sizes = args.Length > 0 ? args.Select(long.Parse).ToList() : [10_000, 1_000_000];
var command = Repository.Command();

if (command is null)
{
    Console.Error.WriteLine("error: the command is not built. Run `dotnet build -c Release` first.");
    return 2;
}

Console.WriteLine($"{"bookings",10}{"seconds",10}{"core-seconds",14}{"largest process",34}");

foreach (var bookings in sizes)
{
    var data = Directory.CreateTempSubdirectory("orchestration-bench-").FullName;

    try
    {
        // Twice: the first run generates and loads the source, the second starts with ExecutionStarted at once.
        foreach (var counted in new[] { false, true })
        {
            var run = await PipelineRun.MeasureAsync(command, bookings, data);

            if (run is null)
            {
                Console.Error.WriteLine("error: the run did not succeed.");
                return 1;
            }

            if (counted)
            {
                Console.WriteLine($"{bookings,10}{run.Wall.TotalSeconds,10:f2}{run.Processor.TotalSeconds,14:f1}{$"{run.Largest} {run.Megabytes} MB",34}");
            }
        }
    }
    finally
    {
        Directory.Delete(data, recursive: true);
    }
}

return 0;
