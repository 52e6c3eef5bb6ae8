using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.CloudWatch.Actions;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.Events.Targets;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Constructs;
using Orchestration.Resources;
using IAM = Amazon.CDK.AWS.IAM;
using Logs = Amazon.CDK.AWS.Logs;

namespace Orchestration.Cdk;

/// <summary>A state machine of Step Functions that is written in C#, with a role that may do what its states call for and nothing else, its log, alarms, and the rule that announces failures which no Catch can see.</summary>
/// <remarks>It is the CDK's own <see cref="Amazon.CDK.AWS.StepFunctions.StateMachine"/>, so whatever that grants and measures, this does.</remarks>
public class TypedStateMachine : Amazon.CDK.AWS.StepFunctions.StateMachine
{
    private static readonly string[] OutsideOfTheMachine = ["TIMED_OUT", "ABORTED"];
    private static readonly string[] Failed = ["FAILED"];

    // What States.ALL does not catch.
    private static readonly string[] Uncaught = ["States.DataLimitExceeded", "States.Runtime"];

    /// <summary>Adds <paramref name="props"/>' machine to <paramref name="scope"/>.</summary>
    /// <exception cref="DefinitionException">The definition cannot be a machine.</exception>
    /// <exception cref="ArgumentException">A placeholder of the definition has no value in <see cref="TypedStateMachineProps.Substitutions"/>.</exception>
    public TypedStateMachine(Construct scope, string id, TypedStateMachineProps props)
        : this(scope, id, props, props.Machine.ToAsl(props.Language), props.StateMachineName ?? props.Machine.Name)
    {
    }

    private TypedStateMachine(Construct scope, string id, TypedStateMachineProps props, string definition, string name)
        : base(scope, id, Props(scope, id, props, definition, name))
    {
        (Definition, Name) = (definition, name);

        foreach (var (statement, i) in props.Machine.Permissions().Select((statement, i) => (statement, i)))
        {
            AddToRolePolicy(new IAM.PolicyStatement(new IAM.PolicyStatementProps
            {
                Sid = $"State{i + 1}",
                Actions = [.. statement.Actions],
                Resources = [Fill(statement.Resource, props.Substitutions, name)],
            }));
        }

        // The policy says what the role may do, so the machine waits for it; the CDK has it wait for the role besides, which it refers to anyway.
        ((CfnStateMachine)Node.DefaultChild!).AddOverride("DependsOn", new[] { Stack.GetLogicalId((CfnElement)Role.Node.FindChild("DefaultPolicy").Node.DefaultChild!) });
        AddAlarms(props);

        if (props.Failures is { } failures)
        {
            AddFailureRule(failures);
        }
    }

    /// <summary>The definition as text, placeholders and all.</summary>
    public string Definition { get; }

    /// <summary>The name of the state machine as text, where <see cref="Amazon.CDK.AWS.StepFunctions.StateMachine.StateMachineName"/> is a reference.</summary>
    public string Name { get; }

    /// <summary>Announces failures that the machine itself cannot catch; null where they are announced nowhere.</summary>
    public Rule? FailureRule { get; private set; }

    /// <summary>Goes off when an execution failed, timed out or was aborted; it tells nobody, because each of these is announced already.</summary>
    public Alarm FailedAlarm { get; private set; } = null!;

    /// <summary>The executions that did not end well.</summary>
    public IMetric MetricUnsuccessful(Duration period) => new MathExpression(new MathExpressionProps
    {
        Label = "Executions that failed, timed out or were aborted",
        Expression = "failed + timedOut + aborted",
        Period = period,
        UsingMetrics = new Dictionary<string, IMetric>
        {
            ["failed"] = MetricFailed(new MetricOptions { Period = period, Statistic = "Sum" }),
            ["timedOut"] = MetricTimedOut(new MetricOptions { Period = period, Statistic = "Sum" }),
            ["aborted"] = MetricAborted(new MetricOptions { Period = period, Statistic = "Sum" }),
        },
    });

    private static StateMachineProps Props(Construct scope, string id, TypedStateMachineProps props, string definition, string name)
    {
        var placeholders = new ResourceText(definition).Placeholders.Distinct().Order(StringComparer.Ordinal).ToArray();

        return new()
        {
            StateMachineName = name,
            StateMachineType = StateMachineType.STANDARD,
            Comment = props.Machine.Comment,
            DefinitionBody = DefinitionBody.FromString(definition),
            DefinitionSubstitutions = placeholders.Length == 0
                ? null
                : placeholders.ToDictionary(placeholder => placeholder, placeholder => Substitution(placeholder, props.Substitutions, name)),
            TracingEnabled = true,
            Logs = new LogOptions
            {
                // The prefix keeps the policy of the log service, which all of an account's log groups share, from growing with each machine.
                Destination = new Logs.LogGroup(scope, $"{id}Log", new Logs.LogGroupProps
                {
                    LogGroupName = $"/aws/vendedlogs/states/{name}",
                    Retention = props.LogRetention,
                    RemovalPolicy = props.RemovalPolicy,
                }),
                Level = LogLevel.ALL,
                IncludeExecutionData = true,
            },
        };
    }

    private static string Fill(ResourceText text, IReadOnlyDictionary<string, string> substitutions, string machine) =>
        AllHoles.Fill(text.Template, hole => Pseudo.Of(hole) ?? Substitution(hole, substitutions, machine));

    private static string Substitution(string placeholder, IReadOnlyDictionary<string, string> substitutions, string machine) =>
        substitutions.TryGetValue(placeholder, out var value)
            ? value
            : throw new ArgumentException($"'${{{placeholder}}}' in the definition of {machine} stands for nothing. Give it a value: Substitutions = new Dictionary<string, string> {{ [\"{placeholder}\"] = ... }}.");

    private void AddAlarms(TypedStateMachineProps props)
    {
        FailedAlarm = new(this, "Failed", new AlarmProps
        {
            AlarmDescription = $"An execution of {Name} failed, timed out or was aborted",
            Metric = MetricUnsuccessful(Duration.Minutes(5)),
            Threshold = 1,
            EvaluationPeriods = 1,
            ComparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            TreatMissingData = TreatMissingData.NOT_BREACHING,
        });

        if (props.OverdueAfter is { } overdue)
        {
            Announce(props.Failures, new Alarm(this, "Slow", new AlarmProps
            {
                AlarmDescription = $"An execution of {Name} took longer than {overdue.TotalMinutes} minutes",
                Metric = MetricTime(new MetricOptions { Period = Duration.Minutes(5), Statistic = "Maximum" }),
                Threshold = overdue.TotalMilliseconds,
                EvaluationPeriods = 1,
                ComparisonOperator = ComparisonOperator.GREATER_THAN_THRESHOLD,
                TreatMissingData = TreatMissingData.NOT_BREACHING,
            }));
        }

        if (props.ExpectedEvery is { } expected)
        {
            Announce(props.Failures, new Alarm(this, "Overdue", new AlarmProps
            {
                AlarmDescription = $"No execution of {Name} has succeeded within {expected.TotalDays} days",
                Metric = MetricSucceeded(new MetricOptions { Period = Duration.Days(1), Statistic = "Sum" }),
                Threshold = 1,
                EvaluationPeriods = expected.TotalDays,
                ComparisonOperator = ComparisonOperator.LESS_THAN_THRESHOLD,
                TreatMissingData = TreatMissingData.BREACHING,
            }));
        }
    }

    private static void Announce(ITopic? topic, Alarm alarm)
    {
        if (topic is not null)
        {
            alarm.AddAlarmAction(new SnsAction(topic));
        }
    }

    private void AddFailureRule(ITopic failures)
    {
        FailureRule = new(this, "FailureRule", new RuleProps
        {
            Description = $"Announces how executions of {Name} end that no Catch can see",
            EventPattern = new EventPattern
            {
                Source = ["aws.states"],
                DetailType = ["Step Functions Execution Status Change"],
                Detail = new Dictionary<string, object>
                {
                    ["stateMachineArn"] = new[] { StateMachineArn },

                    // A FAILED execution has announced itself, except where States.ALL does not hold.
                    ["$or"] = new object[]
                    {
                        new Dictionary<string, object> { ["status"] = OutsideOfTheMachine },
                        new Dictionary<string, object>
                        {
                            ["status"] = Failed,
                            ["error"] = Uncaught,
                        },
                    },
                },
            },
            Targets =
            [
                new SnsTopic(failures, new SnsTopicProps
                {
                    Message = RuleTargetInput.FromText(
                        $"{Name} ended {EventField.FromPath("$.detail.status")} and could not say so itself. "
                        + $"Execution: {EventField.FromPath("$.detail.executionArn")}. Error: {EventField.FromPath("$.detail.error")}. Cause: {EventField.FromPath("$.detail.cause")}"),
                }),
            ],
        });
    }
}
