using Orchestration.Query.Json;
using Orchestration.Runtime.States;

namespace Orchestration.Runtime;

/// <summary>A machine that was compiled once, and what it runs with.</summary>
internal sealed class LoadedMachine(RunnableGraph graph, TimeSpan? timeout, RunnerOptions options)
{
    public RunnableGraph Graph => graph;

    public TimeSpan? Timeout => timeout;

    public RunnerOptions Options => options;

    public JsonValue Context { get; } = JsonValue.Object(("Id", options.StateMachineArn), ("Name", options.StateMachineName));
}
