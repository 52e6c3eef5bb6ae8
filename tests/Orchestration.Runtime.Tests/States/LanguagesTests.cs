using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.States;

/// <summary>The same small machine in both query languages goes through the same events to the same output.</summary>
internal sealed class LanguagesTests
{
    private const string Input = """{"name":"Ann","n":3,"items":[{"id":1,"ok":true},{"id":2,"ok":false},{"id":3,"ok":true}],"when":"2026-01-01T00:01:00Z"}""";

    // Each pair: the states in JSONPath, and in JSONata.
    private static readonly Dictionary<string, (string JsonPath, string Jsonata)> Machines = new()
    {
        ["A template"] = (
            """ "A": { "Type": "Pass", "Parameters": { "who.$": "$.name", "first.$": "$.items[0].id", "all.$": "$.items[*].id" }, "End": true } """,
            """ "A": { "Type": "Pass", "Output": { "who": "{% $states.input.name %}", "first": "{% $states.input.items[0].id %}", "all": "{% $states.input.items.id %}" }, "End": true } """),
        ["Text and sums"] = (
            """ "A": { "Type": "Pass", "Parameters": { "t.$": "States.Format('{} has {}', $.name, $.n)", "s.$": "States.MathAdd($.n, 4)" }, "End": true } """,
            """ "A": { "Type": "Pass", "Output": { "t": "{% $states.input.name & ' has ' & $string($states.input.n) %}", "s": "{% $states.input.n + 4 %}" }, "End": true } """),
        ["A result put into the input"] = (
            """ "A": { "Type": "Pass", "Result": 7, "ResultPath": "$.n", "End": true } """,
            """ "A": { "Type": "Pass", "Output": "{% $merge([$states.input, {'n': 7}]) %}", "End": true } """),
        ["Variables"] = (
            """
            "A": { "Type": "Pass", "Assign": { "x.$": "$.n", "y": 1 }, "Next": "B" },
            "B": { "Type": "Pass", "Assign": { "x": 100, "y.$": "$x" }, "Parameters": { "x.$": "$x", "y.$": "$y" }, "Next": "C" },
            "C": { "Type": "Pass", "Parameters": { "x.$": "$x", "y.$": "$y" }, "End": true }
            """,
            """
            "A": { "Type": "Pass", "Assign": { "x": "{% $states.input.n %}", "y": 1 }, "Next": "B" },
            "B": { "Type": "Pass", "Assign": { "x": 100, "y": "{% $x %}" }, "Output": { "x": "{% $x %}", "y": "{% $y %}" }, "Next": "C" },
            "C": { "Type": "Pass", "Output": { "x": "{% $x %}", "y": "{% $y %}" }, "End": true }
            """),
        ["A choice"] = (
            """
            "A": { "Type": "Choice", "Choices": [{ "And": [{ "Variable": "$.n", "NumericGreaterThan": 2 }, { "Not": { "Variable": "$.name", "StringEquals": "Bob" } }], "Next": "Yes" }], "Default": "No" },
            "Yes": { "Type": "Succeed" }, "No": { "Type": "Fail" }
            """,
            """
            "A": { "Type": "Choice", "Choices": [{ "Condition": "{% $states.input.n > 2 and $not($states.input.name = 'Bob') %}", "Next": "Yes" }], "Default": "No" },
            "Yes": { "Type": "Succeed" }, "No": { "Type": "Fail" }
            """),
        ["Waits"] = (
            """ "A": { "Type": "Wait", "SecondsPath": "$.n", "Next": "B" }, "B": { "Type": "Wait", "TimestampPath": "$.when", "End": true } """,
            """ "A": { "Type": "Wait", "Seconds": "{% $states.input.n %}", "Next": "B" }, "B": { "Type": "Wait", "Timestamp": "{% $states.input.when %}", "End": true } """),
        ["A failure with words of the input"] = (
            """ "A": { "Type": "Fail", "Error": "Bad", "CausePath": "States.Format('{} fell', $.name)" } """,
            """ "A": { "Type": "Fail", "Error": "Bad", "Cause": "{% $states.input.name & ' fell' %}" } """),
        ["A map with a selector"] = (
            """
            "A": {
              "Type": "Map", "ItemsPath": "$.items", "ItemSelector": { "i.$": "$$.Map.Item.Index", "id.$": "$$.Map.Item.Value.id", "who.$": "$.name" }, "MaxConcurrency": 1,
              "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }, "End": true
            }
            """,
            """
            "A": {
              "Type": "Map", "Items": "{% $states.input.items %}", "MaxConcurrency": 1,
              "ItemSelector": { "i": "{% $states.context.Map.Item.Index %}", "id": "{% $states.context.Map.Item.Value.id %}", "who": "{% $states.input.name %}" },
              "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }, "End": true
            }
            """),
        ["Branches and their results"] = (
            """
            "A": {
              "Type": "Parallel", "ResultSelector": { "b.$": "$[1]" }, "ResultPath": "$.r", "End": true,
              "Branches": [
                { "StartAt": "L", "States": { "L": { "Type": "Pass", "Result": 1, "End": true } } },
                { "StartAt": "R", "States": { "R": { "Type": "Pass", "Parameters": { "who.$": "$.name" }, "End": true } } }
              ]
            }
            """,
            """
            "A": {
              "Type": "Parallel", "Output": "{% $merge([$states.input, {'r': {'b': $states.result[1]}}]) %}", "End": true,
              "Branches": [
                { "StartAt": "L", "States": { "L": { "Type": "Pass", "Output": 1, "End": true } } },
                { "StartAt": "R", "States": { "R": { "Type": "Pass", "Output": { "who": "{% $states.input.name %}" }, "End": true } } }
              ]
            }
            """),
        ["A task that is retried, timed and caught"] = (
            """
            "A": {
              "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Parameters": { "JobName.$": "$.name" }, "TimeoutSecondsPath": "$.n", "End": true,
              "Retry": [{ "ErrorEquals": ["Try.Again"], "IntervalSeconds": 5, "MaxAttempts": 2 }],
              "Catch": [{ "ErrorEquals": ["States.ALL"], "Assign": { "e.$": "$.Error" }, "ResultPath": "$.error", "Next": "B" }]
            },
            "B": { "Type": "Pass", "Parameters": { "e.$": "$e", "cause.$": "$.error.Cause", "name.$": "$.name" }, "End": true }
            """,
            """
            "A": {
              "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "Arguments": { "JobName": "{% $states.input.name %}" }, "TimeoutSeconds": "{% $states.input.n %}", "End": true,
              "Retry": [{ "ErrorEquals": ["Try.Again"], "IntervalSeconds": 5, "MaxAttempts": 2 }],
              "Catch": [{
                "ErrorEquals": ["States.ALL"], "Assign": { "e": "{% $states.errorOutput.Error %}" }, "Output": "{% $merge([$states.input, {'error': $states.errorOutput}]) %}", "Next": "B"
              }]
            },
            "B": { "Type": "Pass", "Output": { "e": "{% $e %}", "cause": "{% $states.input.error.Cause %}", "name": "{% $states.input.name %}" }, "End": true }
            """),
    };

    private static IEnumerable<string> Names => Machines.Keys;

    [Test]
    public async Task Both_languages_give_the_same_events_and_the_same_end([ValueSource(nameof(Names))] string name, [Values("well", "Try.Again", "Other", "late")] string answer)
    {
        var jsonPath = await RunAsync($$"""{ "StartAt": "A", "States": { {{Machines[name].JsonPath}} } }""", answer);
        var jsonata = await RunAsync($$"""{ "QueryLanguage": "JSONata", "StartAt": "A", "States": { {{Machines[name].Jsonata}} } }""", answer);

        // Payload templates order their keys as AWS does, so texts that are JSON are compared as JSON.
        jsonata.History.Select(happened => WithTextsRead(happened.ToJson())).Should().Equal(jsonPath.History.Select(happened => WithTextsRead(happened.ToJson())));
        (jsonata.Status, jsonata.Output, jsonata.Error, jsonata.Cause).Should().Be((jsonPath.Status, jsonPath.Output, jsonPath.Error, jsonPath.Cause));
        jsonPath.Error.Should().NotBe("States.Runtime");
    }

    private static JsonValue WithTextsRead(JsonValue value) => value.Kind switch
    {
        JsonKind.Object => JsonValue.Object([.. value.AsObject().Select(member => (member.Key, WithTextsRead(member.Value)))]),
        JsonKind.String when value.AsString() is ['{' or '[', ..] text => JsonValue.Parse(text),
        _ => value,
    };

    private static Task<ExecutionResult> RunAsync(string asl, string answer)
    {
        var time = new VirtualTime();
        return Tests.Machines.RunAsync(asl, Input, time: time, tasks: new FunctionTasks(async (request, cancellationToken) =>
        {
            if (answer == "late")
            {
                await Task.Delay(TimeSpan.FromMinutes(1), time, cancellationToken);
            }

            return answer == "well" ? new JsonValue(request.Arguments.AsObject().With("done", true)) : throw new TaskException(answer, "because");
        }));
    }
}
