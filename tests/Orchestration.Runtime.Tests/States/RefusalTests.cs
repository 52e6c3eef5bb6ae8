using Orchestration.Asl;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Tests.States;

internal sealed class RefusalTests
{
    [Test]
    public void A_resource_that_no_service_knows_is_refused_before_the_start()
    {
        Refused("""
            { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask.sync", "End": true } } }
            """, new Nothing()).Should().Be("/States/A/Resource: error RUN1004: No service here knows the resource 'arn:aws:states:::ecs:runTask.sync'.");
    }

    [Test]
    public void A_task_without_any_service_is_refused() => Refused("""
        { "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true } } }
        """).Should().Be("/States/A/Resource: error RUN1004: No service here knows the resource 'arn:aws:states:::sns:publish'.");

    [Test]
    public void A_reader_of_items_that_is_not_there_is_refused_with_the_place_inside_the_branch() => Refused("""
        {
          "StartAt": "P",
          "States": {
            "P": {
              "Type": "Parallel", "End": true,
              "Branches": [{
                "StartAt": "M",
                "States": {
                  "M": {
                    "Type": "Map", "End": true, "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "PARQUET" } },
                    "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }
                  }
                }
              }]
            }
          }
        }
        """).Should().Be("/States/P/Branches[0]/States/M/ItemReader: error RUN1004: Nothing here reads items by 'arn:aws:states:::s3:getObject' as PARQUET: set RunnerOptions.Items to where they are, such as an ObjectItemStore.");

    [TestCase("s3:getObject", """{ "InputType": "PARQUET" }""", " as PARQUET: its ObjectItemStore was given no reader for PARQUET. Give it one, such as ParquetItems of Orchestration.Local.")]
    [TestCase("s3:getObject", """{ "InputType": "XML" }""", " as XML: the InputType is one of CSV, JSON, JSONL and MANIFEST.")]
    [TestCase("s3:getObject", """{}""", ": the InputType is missing.")]
    [TestCase("s3:getObject", """{ "InputType": "JSON", "Transformation": "LOAD_AND_FLATTEN" }""", " as JSON: only what arn:aws:states:::s3:listObjectsV2 lists is transformed.")]
    [TestCase("s3:getObject", """{ "InputType": "JSON", "ManifestType": "ATHENA_DATA" }""", " as JSON: what an ATHENA_DATA manifest names is CSV, JSONL or PARQUET.")]
    [TestCase("s3:getObject", """{ "InputType": "CSV", "ManifestType": "OTHER" }""", " as CSV: the ManifestType is ATHENA_DATA or S3_INVENTORY.")]
    [TestCase("s3:listObjectsV2", """{ "Transformation": "LOAD_AND_FLATTEN" }""", ": the InputType is missing.")]
    [TestCase("s3:listObjectsV2", """{ "Transformation": "OTHER" }""", ": the Transformation is NONE or LOAD_AND_FLATTEN.")]
    [TestCase("dynamodb:scan", """{}""", ": the resource is arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2.")]
    public void What_a_store_cannot_read_is_refused_with_what_to_write_instead(string action, string config, string message) => Refused(
        $$"""
        {
          "StartAt": "M",
          "States": {
            "M": {
              "Type": "Map", "End": true, "ItemReader": { "Resource": "arn:aws:states:::{{action}}", "ReaderConfig": {{config}} },
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }
            }
          }
        }
        """, items: new ObjectItemStore(new FolderObjectStore("/tmp"))).Should().Be($"/States/M/ItemReader: error RUN1004: Nothing here reads items by 'arn:aws:states:::{action}'{message}");

    [TestCase("""{}""", "ResultWriter: error RUN1004: The ResultWriter says neither where to write (Resource) nor how (WriterConfig).")]
    [TestCase("""{ "Resource": "arn:aws:states:::dynamodb:putItem" }""", "ResultWriter: error RUN1004: Nothing here writes results by 'arn:aws:states:::dynamodb:putItem': the resource is arn:aws:states:::s3:putObject.")]
    [TestCase("""{ "WriterConfig": { "Transformation": "SQUASH" } }""", "ResultWriter/WriterConfig: error RUN1004: Nothing here writes results as the WriterConfig says: the Transformation is NONE, COMPACT or FLATTEN.")]
    [TestCase("""{ "WriterConfig": { "OutputType": "CSV" } }""", "ResultWriter/WriterConfig: error RUN1004: Nothing here writes results as the WriterConfig says: the OutputType is JSON or JSONL.")]
    public void What_a_store_cannot_write_is_refused_with_what_to_write_instead(string writer, string message) => Refused(
        $$"""
        {
          "StartAt": "M",
          "States": {
            "M": {
              "Type": "Map", "End": true, "ResultWriter": {{writer}},
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }
            }
          }
        }
        """, items: new ObjectItemStore(new FolderObjectStore("/tmp"))).Should().Be($"/States/M/{message}");

    [Test]
    public void A_path_that_is_none_is_refused() => Refused("""
        { "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "input", "End": true } } }
        """).Should().Be("definition(1,68): error RUN1002: A path starts with '$' (the input), '$$' (the context object) or '$name' (a variable). (at /States/A/InputPath)");

    [TestCase("JSONata", """ "Output": { "total": [1, "{%\n  $sum(\u0024states.input.orders.total) +\t%}"] }""", "2,73", "Unexpected end of expression", "Output/total[1]")]
    [TestCase("JSONata", """ "Assign": { "é": "{% \"ä\" & ) %}" }""", "2,31", "The symbol \")\" cannot be used as a unary operator", "Assign/é")]
    [TestCase("JSONPath", """ "Parameters": { "a": { "b.$": "States.Format('\n{}', $.a[)" } }""", "2,58", "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters): Brackets hold a name in single quotes, an index, a slice, '*' or a filter '?(..)'.", "Parameters")]
    [TestCase("JSONPath", """ "Parameters": { "a.$": 1 }""", "2,25", "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call (in Parameters).", "Parameters")]
    [TestCase("JSONPath", """ "ResultPath": "$.a[*]" """, "2,17", "'$.a[*]' may name several places; a reference path has names and single indices only, as in $.orders[0].id.", "ResultPath")]
    public void A_mistake_in_an_expression_is_shown_in_the_text_of_the_definition(string language, string field, string place, string message, string at) =>
        Refused($$"""
            { "QueryLanguage": "{{language}}", "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true,
            {{field}} } } }
            """).Should().Be($"definition({place}): error RUN1002: {message} (at /States/A/{at})");

    [Test]
    public void A_mistake_in_a_definition_that_was_changed_after_it_was_read_has_the_place_of_its_state()
    {
        var machine = AslReader.Read("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "InputPath": "$.a", "End": true } } }""", "a.asl.json");
        var changed = machine with { States = [machine.States[0] with { InputPath = "$.a[" }] };

        FluentActions.Invoking(() => StateMachineRunner.Load(changed)).Should().Throw<MachineRefusedException>().Which.Message.Should().Be(
            "a.asl.json(1): error RUN1002: Brackets hold a name in single quotes, an index, a slice, '*' or a filter '?(..)'. (at /States/A/InputPath)");
    }

    [Test]
    public void A_state_that_leads_nowhere_is_refused() => Refused("""
        { "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }
        """).Should().Be("/States/A/Next: error RUN1001: There is no state called 'B' here.");

    private static string Refused(string asl, ITaskService? tasks = null, IItemStore? items = null)
    {
        var act = () => Machines.Load(asl, new RunnerOptions { Tasks = tasks, Items = items });
        return act.Should().Throw<MachineRefusedException>().Which.Message;
    }

    private sealed class Nothing : ITaskService
    {
        public bool Knows(string resource) => false;

        public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
