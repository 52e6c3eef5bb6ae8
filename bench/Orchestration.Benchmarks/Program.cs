using BenchmarkDotNet.Running;

// dotnet run -c Release --project bench/Orchestration.Benchmarks -- --filter '*Json*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);

internal sealed partial class Program;
