using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.History;

namespace Orchestration.Cli;

/// <summary>How a run that failed goes on.</summary>
internal static class Resuming
{
    /// <summary>The command; null where the run did not fail in a step.</summary>
    /// <param name="result">The run.</param>
    /// <param name="machine">The machine's name.</param>
    /// <param name="input">The run's input.</param>
    /// <param name="data">The data folder, unless it is the usual one.</param>
    /// <remarks>A machine of steps keeps in its variable <c>failure</c> with which step to begin again.</remarks>
    public static string? CommandOf(ExecutionResult result, string machine, JsonValue input, string? data)
    {
        if (result.Status is not ExecutionStatus.Failed)
        {
            return null;
        }

        var step = result.History.Select(static happened => happened.Details).OfType<HistoryDetails.Exited>().Select(static left => left.Assigned["failure"]["Step"])
            .LastOrDefault(static step => step.IsString);

        return step.IsString
            ? $"orchestrate run {machine} --date {input["logicalDate"].AsString()} --resume-at \"{step.AsString()}\"{(data is null ? "" : $" --data {data}")}"
            : null;
    }
}
