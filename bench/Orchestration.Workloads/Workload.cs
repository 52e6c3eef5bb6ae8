using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.Time;

namespace Orchestration.Workloads;

/// <summary>A machine with an input and the output that it must give.</summary>
internal sealed class Workload
{
    private readonly StateMachineRunner _runner;
    private readonly JsonValue _input;
    private readonly JsonValue _expected;

    public Workload(string id, StateMachineRunner runner, JsonValue input, JsonValue expected, long transitions, int executions) =>
        (Id, _runner, _input, _expected, Transitions, Executions) = (id, runner, input, expected, transitions, executions);

    public string Id { get; }

    /// <summary>How many states one execution enters.</summary>
    public long Transitions { get; }

    /// <summary>How many executions a run has.</summary>
    public int Executions { get; }

    public static string? DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable("ORCHESTRATION_SHARED") is { Length: > 0 } shared)
        {
            return Existing(Path.Combine(shared, "bench", "workloads"));
        }

        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Orchestration.sln")))
            {
                return Existing(Path.Combine(folder, "..", "shared", "bench", "workloads"));
            }
        }

        return null;
    }

    public static Workload Read(string folder, string id)
    {
        if (id is "Prox" or "ProxPath")
        {
            return ProxWorkload.Read(id == "Prox" ? Model.QueryLanguage.Jsonata : Model.QueryLanguage.JsonPath);
        }

        var index = JsonValue.Parse(File.ReadAllBytes(Path.Combine(folder, "index.json")))[id];
        var definition = AslReader.Read(File.ReadAllText(Path.Combine(folder, id + ".asl.json")));
        var mocks = Path.Combine(folder, id + ".mocks.json");
        var runner = StateMachineRunner.Load(definition, new()
        {
            Time = new VirtualTime(),
            Seed = 1,
            // The workloads are larger than AWS allows; the sizes are checked nevertheless.
            HistoryLimit = null,
            PayloadLimit = 10_000_000,
            Tasks = File.Exists(mocks) ? new MockedTasks(JsonValue.Parse(File.ReadAllBytes(mocks)), id, index["case"].AsString()) : null,
        });
        return new(
            id, runner, JsonValue.Parse(File.ReadAllBytes(Path.Combine(folder, id + ".input.json"))), JsonValue.Parse(File.ReadAllBytes(Path.Combine(folder, id + ".expected.json"))),
            (long)index["transitions"].AsNumber(), index["executions"].IsNumber ? (int)index["executions"].AsNumber() : 1);
    }

    /// <summary>Runs the workload once.</summary>
    public void Run()
    {
        for (var i = 0; i < Executions; i++)
        {
            var execution = _runner.Start(_input);

            if (execution.Status is not ExecutionStatus.Succeeded)
            {
                throw new InvalidOperationException($"{Id} {execution.Status}: {execution.Describe().Error} {execution.Describe().Cause}");
            }
        }
    }

    /// <summary>Runs the workload once and compares its output with the one that it must give.</summary>
    public void Check()
    {
        if (_runner.Start(_input).Describe() is { } result && result.Output != _expected)
        {
            throw new InvalidOperationException($"{Id} gave another output than expected: {result.Error} {result.Cause}");
        }
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}
