using System.Collections.Immutable;

namespace Orchestration.Services.StepFunctions;

/// <summary>Starts an execution of another machine; <see cref="ServiceTask{TStarted, TEnded}.Sync"/> waits until it has ended, and fails if it failed.</summary>
/// <typeparam name="TInput">What the machine is started with.</typeparam>
/// <typeparam name="TOutput">What it ends with.</typeparam>
public sealed record StartExecution<TInput, TOutput> : ServiceTask<StartedExecution, EndedExecution<TOutput>>, ITaskTokenTask
{
    // What Step Functions watches a nested execution with.
    private const string Rule = "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";

    /// <summary>The machine.</summary>
    public required Expr<string> StateMachineArn { get; init; }

    /// <summary>What it is started with.</summary>
    public required Expr<TInput> Input { get; init; }

    /// <summary>The execution's name, unique for 90 days; made by Step Functions unless set.</summary>
    public Expr<string>? Name { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::states:startExecution";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions => [Permission.OnArn(StateMachineArn, "states:StartExecution")];

    /// <summary><c>.sync:2</c>, whose output is JSON; that of <c>.sync</c> is text.</summary>
    protected internal override string SyncSuffix => ".sync:2";

    /// <inheritdoc />
    protected internal override ImmutableArray<Permission> SyncPermissions =>
    [
        .. Permissions,
        new(["states:DescribeExecution", "states:StopExecution"], "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:*")
        {
            Because = "the execution's name is known only when it was started",
        },
        new(["events:PutTargets", "events:PutRule", "events:DescribeRule"], Rule),
    ];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments.Add("StateMachineArn", StateMachineArn).Add("Input", Input).Add("Name", Name);
}
