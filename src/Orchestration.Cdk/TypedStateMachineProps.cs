using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using Orchestration.Model;

namespace Orchestration.Cdk;

/// <summary>What a <see cref="TypedStateMachine"/> is made of.</summary>
public sealed record TypedStateMachineProps
{
    /// <summary>The machine, as it is written in C#.</summary>
    public required StateMachine Machine { get; init; }

    /// <summary>The name of the state machine. The machine's own unless set.</summary>
    public string? StateMachineName { get; init; }

    /// <summary>The query language of the definition. JSONata unless set.</summary>
    public QueryLanguage Language { get; init; } = QueryLanguage.Jsonata;

    /// <summary>What the placeholders of the definition stand for, by their names without the braces.</summary>
    public IReadOnlyDictionary<string, string> Substitutions { get; init; } = new Dictionary<string, string>();

    /// <summary>Where failures are announced that no Catch can see, and executions that are overdue. Nowhere unless set.</summary>
    public ITopic? Failures { get; init; }

    /// <summary>After how long an execution counts as slow. There is no such alarm unless set.</summary>
    public TimeSpan? OverdueAfter { get; init; }

    /// <summary>Within which time there must be an execution that succeeds: whole days, at most 7. There is no such alarm unless set.</summary>
    public TimeSpan? ExpectedEvery { get; init; }

    /// <summary>How long the log of executions is kept. A month unless set.</summary>
    public RetentionDays LogRetention { get; init; } = RetentionDays.ONE_MONTH;

    /// <summary>What becomes of the log group when the machine is removed. It stays unless set.</summary>
    public RemovalPolicy RemovalPolicy { get; init; } = RemovalPolicy.RETAIN;
}
