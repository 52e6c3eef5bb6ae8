using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Tests.Asl;

public class AslWriterTests
{
    [Test]
    public void A_built_machine_is_written_in_the_order_in_which_it_is_read()
    {
        var machine = new StateMachineDefinition
        {
            QueryLanguage = QueryLanguage.Jsonata,
            StartAt = "Start crawler",
            States =
            [
                new TaskState
                {
                    Name = "Start crawler",
                    Resource = "arn:aws:states:::aws-sdk:glue:startCrawler",
                    Arguments = JsonValue.Object(("Name", "${BronzeCrawler}")),
                    TimeoutSeconds = 60,
                    Retry = [new() { ErrorEquals = ["Glue.GlueException", "Glue.ThrottlingException"], IntervalSeconds = 2, JitterStrategy = "FULL" }],
                    Catch = [new() { ErrorEquals = ["States.ALL"], Assign = JsonValue.Object(("error", "{% $states.errorOutput.Error %}")), Next = "Failed" }],
                    Next = "Ready?",
                },
                new ChoiceState
                {
                    Name = "Ready?",
                    Choices = [new() { Condition = "{% $crawler.State = 'READY' %}", Next = "Done" }],
                    Default = "Start crawler",
                },
                new SucceedState { Name = "Done" },
                new FailState { Name = "Failed", Error = "{% $error %}" },
            ],
        };

        AslWriter.Write(machine).Should().Be(
            """
            {
              "QueryLanguage": "JSONata",
              "StartAt": "Start crawler",
              "States": {
                "Start crawler": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::aws-sdk:glue:startCrawler",
                  "Arguments": {
                    "Name": "${BronzeCrawler}"
                  },
                  "TimeoutSeconds": 60,
                  "Retry": [
                    {
                      "ErrorEquals": ["Glue.GlueException", "Glue.ThrottlingException"],
                      "IntervalSeconds": 2,
                      "JitterStrategy": "FULL"
                    }
                  ],
                  "Catch": [
                    {
                      "ErrorEquals": ["States.ALL"],
                      "Assign": {
                        "error": "{% $states.errorOutput.Error %}"
                      },
                      "Next": "Failed"
                    }
                  ],
                  "Next": "Ready?"
                },
                "Ready?": {
                  "Type": "Choice",
                  "Choices": [
                    {
                      "Condition": "{% $crawler.State = 'READY' %}",
                      "Next": "Done"
                    }
                  ],
                  "Default": "Start crawler"
                },
                "Done": {
                  "Type": "Succeed"
                },
                "Failed": {
                  "Type": "Fail",
                  "Error": "{% $error %}"
                }
              }
            }

            """);
    }

    [Test]
    public void A_changed_field_keeps_its_place_and_a_new_one_comes_last()
    {
        var machine = AslReader.Read("""{ "States": { "A": { "Next": "B", "Type": "Pass", "Own": 1 }, "B": { "Type": "Succeed" } }, "StartAt": "A" }""");
        var changed = machine with { States = [(PassState)machine.States[0] with { Next = null, End = true, Comment = "Ends" }] };

        AslWriter.ToJson(changed).ToJson().Should().Be("""{"States":{"A":{"Type":"Pass","Own":1,"Comment":"Ends","End":true}},"StartAt":"A"}""");
    }
}
