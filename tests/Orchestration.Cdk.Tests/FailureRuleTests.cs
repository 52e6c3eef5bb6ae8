using Orchestration.Query.Json;

namespace Orchestration.Cdk.Tests;

public class FailureRuleTests
{
    [TestCase("TIMED_OUT", null, true)]
    [TestCase("ABORTED", null, true)]
    [TestCase("FAILED", "States.Runtime", true)]
    [TestCase("FAILED", "States.DataLimitExceeded", true)]
    [TestCase("FAILED", "States.TaskFailed", false)]
    [TestCase("FAILED", "CrawlFailed", false)]
    [TestCase("FAILED", null, false)]
    [TestCase("RUNNING", null, false)]
    [TestCase("SUCCEEDED", null, false)]
    public void What_a_Catch_cannot_see_is_announced_and_nothing_twice(string status, string? error, bool announced)
    {
        var rule = Cloud.DefaultProx.OfType("AWS::Events::Rule").Should().ContainSingle().Subject.Properties;
        var machine = rule["EventPattern"]["detail"]["stateMachineArn"][0];

        EventPattern.Matches(rule["EventPattern"], Event(machine, status, error)).Should().Be(announced);
    }

    [Test]
    public void Another_machines_end_is_not_announced() =>
        EventPattern.Matches(Cloud.DefaultProx.OfType("AWS::Events::Rule")[0].Properties["EventPattern"], Event("arn:aws:states:eu-west-1:123456789012:stateMachine:other", "ABORTED", null))
            .Should().BeFalse();

    [Test]
    public void The_alarm_on_failed_executions_tells_nobody_because_they_are_announced_already()
    {
        var alarms = Cloud.DefaultProx.OfType("AWS::CloudWatch::Alarm").ToDictionary(alarm => Texts.Of(alarm.Properties["AlarmDescription"]), alarm => alarm.Properties["AlarmActions"]);

        alarms["An execution of prox failed, timed out or was aborted"].IsUndefined.Should().BeTrue();
        Texts.All(alarms["An execution of prox took longer than 240 minutes"]).Should().Equal("${Notifications}");
    }

    // As EventBridge delivers it: fields that an execution does not have are null.
    private static JsonValue Event(JsonValue machine, string status, string? error) => JsonValue.Object(
        ("version", "0"),
        ("detail-type", "Step Functions Execution Status Change"),
        ("source", "aws.states"),
        ("account", "123456789012"),
        ("region", "eu-west-1"),
        ("detail", JsonValue.Object(
            ("executionArn", "arn:aws:states:eu-west-1:123456789012:execution:prox:run-1"),
            ("stateMachineArn", machine),
            ("name", "run-1"),
            ("status", status),
            ("error", error is null ? JsonValue.Null : error),
            ("cause", JsonValue.Null))));
}
