using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What Step Functions knows of the execution, the machine and the state: the context object.</summary>
public sealed class FlowContext
{
    internal static readonly Node.Context Token = new("Task.Token", 2048);
    internal static readonly Node.Context Entered = new("State.EnteredTime", 30);

    internal FlowContext()
    {
    }

    /// <summary>The execution's ARN.</summary>
    public Expr<string> ExecutionId { get; } = new(new Node.Context("Execution.Id", 256));

    /// <summary>The execution's name.</summary>
    public Expr<string> ExecutionName { get; } = new(new Node.Context("Execution.Name", 80));

    /// <summary>When the execution was started.</summary>
    public Expr<DateTimeOffset> ExecutionStartTime { get; } = new(new Node.Context("Execution.StartTime", 30));

    /// <summary>The role in whose name the machine runs.</summary>
    public Expr<string> ExecutionRoleArn { get; } = new(new Node.Context("Execution.RoleArn", 2048));

    /// <summary>How many times the execution was redriven.</summary>
    public Expr<int> RedriveCount { get; } = new(new Node.Context("Execution.RedriveCount", 10));

    /// <summary>The machine's ARN.</summary>
    public Expr<string> MachineId { get; } = new(new Node.Context("StateMachine.Id", 256));

    /// <summary>The machine's name.</summary>
    public Expr<string> MachineName { get; } = new(new Node.Context("StateMachine.Name", 80));

    /// <summary>The name of the state that reads this.</summary>
    public Expr<string> StateName { get; } = new(new Node.Context("State.Name", 80));

    /// <summary>When the state that reads this was entered.</summary>
    public Expr<DateTimeOffset> StateEnteredTime { get; } = new(Entered);

    /// <summary>How many times the task that reads this was tried again.</summary>
    public Expr<int> RetryCount { get; } = new(new Node.Context("State.RetryCount", 10));

    /// <summary>The task token; only a request that ends in <see cref="TaskTokens.WaitForTaskToken"/> may hold it.</summary>
    public Expr<string> TaskToken { get; } = new(Token);

    /// <summary>The position of the item that a Map works on, from 0; only what <c>with:</c> gives each item may read it.</summary>
    public Expr<int> MapItemIndex { get; } = new(new Node.Context("Map.Item.Index", 10));
}
