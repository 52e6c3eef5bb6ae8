using Orchestration.Query.Json;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Tests.Shared.Aws;

/// <summary>Step Functions on the scripted server: executions that are looked at, and are never run.</summary>
public sealed class ScriptedMachines
{
    private readonly List<ScriptedExecution> _executions = [];

    public ScriptedMachines(ScriptedAws aws)
    {
        aws.On("DescribeExecution", call => Find(call) is { } found ? found.Describe() : Missing(call));
        aws.On("GetExecutionHistory", call => Find(call) is { } found ? found.History(call) : Missing(call));
        aws.On("DescribeStateMachineForExecution", call => Find(call) is { } found
            ? JsonValue.Object(("stateMachineArn", found.MachineArn), ("name", found.Machine), ("definition", found.Definition))
            : Missing(call));
        aws.On("ListStateMachines", _ => JsonValue.Object(("stateMachines", JsonValue.Array(
        [
            .. _executions.DistinctBy(execution => execution.Machine)
                .Select(execution => JsonValue.Object(("name", execution.Machine), ("stateMachineArn", execution.MachineArn), ("type", "STANDARD"), ("creationDate", 1700000000))),
        ]))));
        aws.On("ListExecutions", call => JsonValue.Object(("executions", JsonValue.Array(
        [
            .. _executions.Where(execution => execution.MachineArn == call["stateMachineArn"] && (call["statusFilter"] is null || execution.Status == call["statusFilter"]))
                .Reverse()
                .Select(execution => execution.Listed()),
        ]))));
    }

    /// <summary>Puts an execution there; the last one put is the latest.</summary>
    public ScriptedExecution Add(ScriptedExecution execution)
    {
        _executions.Add(execution);
        return execution;
    }

    private ScriptedExecution? Find(Call call) => _executions.FirstOrDefault(execution => execution.Arn == call["executionArn"]);

    private static Answer Missing(Call call) => Answer.Error("ExecutionDoesNotExist", $"Execution Does Not Exist: '{call["executionArn"]}'");
}
