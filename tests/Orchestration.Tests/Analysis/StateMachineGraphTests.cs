using Orchestration.Analysis;
using Orchestration.Asl;

namespace Orchestration.Tests.Analysis;

public class StateMachineGraphTests
{
    private const string Polling =
        """
        {
          "QueryLanguage": "JSONata", "StartAt": "Start crawler",
          "States": {
            "Start crawler": { "Type": "Task", "Resource": "r", "Next": "Get crawler", "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Notify" } ] },
            "Get crawler": {
              "Type": "Task", "Resource": "r", "Next": "Ready?",
              "Catch": [ { "ErrorEquals": ["Glue.EntityNotFoundException"], "Next": "Ready?" }, { "ErrorEquals": ["States.ALL"], "Next": "Notify" } ]
            },
            "Ready?": { "Type": "Choice", "Choices": [ { "Condition": "{% $crawler.State != \"READY\" %}", "Next": "Wait" } ], "Default": "Done" },
            "Wait": { "Type": "Wait", "Seconds": 30, "Next": "Get crawler" },
            "Done": { "Type": "Succeed" },
            "Notify": { "Type": "Task", "Resource": "r", "Next": "Failed" },
            "Failed": { "Type": "Fail" }
          }
        }
        """;

    private const string Nested =
        """
        {
          "StartAt": "Each table",
          "States": {
            "Each table": { "Type": "Map", "Next": "Wrap up", "ItemProcessor": { "StartAt": "Copy", "States": { "Copy": { "Type": "Pass", "End": true } } } },
            "Wrap up": {
              "Type": "Parallel", "End": true,
              "Branches": [
                { "StartAt": "Audit", "States": { "Audit": { "Type": "Pass", "End": true } } },
                {
                  "StartAt": "Late?",
                  "States": {
                    "Late?": {
                      "Type": "Choice",
                      "Choices": [ { "And": [ { "Variable": "$.hours", "NumericGreaterThan": 2 }, { "Not": { "Variable": "$.quiet", "IsPresent": true } } ], "Next": "Tell" } ],
                      "Default": "Tell"
                    },
                    "Tell": { "Type": "Pass", "End": true }
                  }
                }
              ]
            }
          }
        }
        """;

    [Test]
    public void Mermaid_dots_the_ways_of_errors_and_draws_a_failure_branch_once() => Graph(Polling).ToMermaid().Should().Be(
        """
        flowchart TD
          start1(( )) --> s1
          s1["Start crawler"]
          s2["Get crawler"]
          s3{"Ready?"}
          s4(["Wait"])
          s5[["Done"]]
          s6["Notify"]
          s7[["Failed"]]
          s1 --> s2
          s2 --> s3
          s3 -->|"$crawler.State != #quot;READY#quot;"| s4
          s3 -->|"else"| s5
          s4 --> s2
          s6 --> s7
          s1 & s2 -.-> s6
          s2 -.->|"Glue.EntityNotFoundException"| s3
          classDef failure stroke:#c0392b,stroke-width:2px
          class s7 failure

        """);

    [Test]
    public void Mermaid_draws_a_Map_and_a_Parallel_as_boxes() => Graph(Nested).ToMermaid().Should().Be(
        """
        flowchart TD
          start1(( )) --> s1
          subgraph s1["Each table"]
            start2(( )) --> s3
            s3("Copy")
          end
          subgraph s2["Wrap up"]
            subgraph s2b1["branch 1"]
              start3(( )) --> s4
              s4("Audit")
            end
            subgraph s2b2["branch 2"]
              start4(( )) --> s5
              s5{"Late?"}
              s6("Tell")
              s5 -->|"$.hours #gt; 2 and not $.quiet is present"| s6
              s5 -->|"else"| s6
            end
          end
          s1 --> s2
          classDef failure stroke:#c0392b,stroke-width:2px

        """);

    [Test]
    public void Dot_dashes_the_ways_of_errors_and_keeps_loops_flat() => Graph(Polling).ToDot().Should().Be(
        """
        digraph machine {
          compound=true; rankdir=TB;
          node [shape=box, style=rounded, fontname="Helvetica"]; edge [fontname="Helvetica", fontsize=10];
          start1 [shape=point]; start1 -> s1;
          s1 [label="Start crawler"];
          s2 [label="Get crawler"];
          s3 [label="Ready?", shape=diamond, style=solid];
          s4 [label="Wait", shape=oval];
          s5 [label="Done", peripheries=2];
          s6 [label="Notify"];
          s7 [label="Failed", peripheries=2, color="#c0392b"];
          s1 -> s2;
          s1 -> s6 [style=dashed, color="#c0392b"];
          s2 -> s3;
          s2 -> s3 [label="Glue.EntityNotFoundException", style=dashed, color="#c0392b"];
          s2 -> s6 [style=dashed, color="#c0392b"];
          s3 -> s4 [label="$crawler.State != \"READY\""];
          s3 -> s5 [label="else"];
          s4 -> s2 [constraint=false];
          s6 -> s7;
        }

        """);

    [Test]
    public void Dot_draws_a_Map_and_a_Parallel_as_clusters() => Graph(Nested).ToDot().Should().Be(
        """
        digraph machine {
          compound=true; rankdir=TB;
          node [shape=box, style=rounded, fontname="Helvetica"]; edge [fontname="Helvetica", fontsize=10];
          start1 [shape=point]; start1 -> s1 [lhead=cluster_s1];
          subgraph cluster_s1 {
            label="Each table"; style=rounded;
            s1 [shape=point, style=invis];
            start2 [shape=point]; start2 -> s3;
            s3 [label="Copy"];
          }
          subgraph cluster_s2 {
            label="Wrap up"; style=rounded;
            s2 [shape=point, style=invis];
            subgraph cluster_s2_1 {
              label="branch 1"; style=dotted;
              start3 [shape=point]; start3 -> s4;
              s4 [label="Audit"];
            }
            subgraph cluster_s2_2 {
              label="branch 2"; style=dotted;
              start4 [shape=point]; start4 -> s5;
              s5 [label="Late?", shape=diamond, style=solid];
              s6 [label="Tell"];
              s5 -> s6 [label="$.hours > 2 and not $.quiet is present"];
              s5 -> s6 [label="else"];
            }
          }
          s1 -> s2 [ltail=cluster_s1, lhead=cluster_s2];
        }

        """);

    [Test]
    public void A_walk_finds_the_states_inside_with_their_places() =>
        Walk.States(AslReader.Read(Nested)).Select(visit => visit.Location).Should().Equal(
            "/States/Each table",
            "/States/Wrap up",
            "/States/Each table/ItemProcessor/States/Copy",
            "/States/Wrap up/Branches[0]/States/Audit",
            "/States/Wrap up/Branches[1]/States/Late?",
            "/States/Wrap up/Branches[1]/States/Tell");

    private static StateMachineGraph Graph(string json) => new(AslReader.Read(json));
}
