using BenchmarkDotNet.Running;
using Orchestration.Benchmarks;

// dotnet run -c Release --project bench/Orchestration.Benchmarks -- --filter '*Json*'
// dotnet run -c Release --project bench/Orchestration.Benchmarks -- turns
if (args is ["turns"])
{
    Turns.OfJson();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

internal sealed partial class Program;
