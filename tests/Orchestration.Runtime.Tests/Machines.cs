using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests;

/// <summary>Small machines for tests, from text.</summary>
internal static class Machines
{
    public static StateMachineRunner Load(string asl, RunnerOptions? options = null) =>
        StateMachineRunner.Load(AslReader.Read(asl), options ?? new RunnerOptions { Time = new VirtualTime(), Seed = 1 });

    public static StateMachineRunner Load(string asl, ITaskService tasks, VirtualTime? time = null) =>
        Load(asl, new RunnerOptions { Time = time ?? new VirtualTime(), Seed = 1, Tasks = tasks });

    public static Task<ExecutionResult> RunAsync(string asl, string input = "{}", ITaskService? tasks = null, VirtualTime? time = null) =>
        Load(asl, new RunnerOptions { Time = time ?? new VirtualTime(), Seed = 1, Tasks = tasks }).RunAsync(JsonValue.Parse(input));

    /// <summary>The events as one line each: the id, the event before it, the type and the state.</summary>
    public static string Lines(this ExecutionResult result) => string.Join('\n', result.History.Select(happened =>
    {
        var json = happened.ToJson();
        var details = json.AsObject().Where(member => member.Key.EndsWith("EventDetails", StringComparison.Ordinal)).Select(member => member.Value["name"]).FirstOrDefault();
        return $"{happened.Id} {happened.PreviousEventId} {happened.Type}{(details.IsString ? $" {details.AsString()}" : "")}";
    }));
}
