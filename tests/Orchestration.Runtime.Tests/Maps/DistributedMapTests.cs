using System.Runtime.CompilerServices;
using System.Text;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.Maps;

internal sealed class DistributedMapTests
{
    private const string Reader = """ "ItemReader": { "Resource": "r", "Parameters": {} }, """;
    private const string Pass = """ "I": { "Type": "Pass", "End": true } """;
    private const string FailTwo = """
        "I": { "Type": "Choice", "Choices": [{ "Variable": "$", "NumericEquals": 2, "Next": "F" }], "Default": "S" }, "F": { "Type": "Fail", "Error": "Two", "Cause": "it is two" }, "S": { "Type": "Succeed" }
        """;

    private string _root = "";

    [SetUp]
    public void SetUp() => _root = Directory.CreateTempSubdirectory("maps-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task Items_are_read_only_as_far_ahead_as_they_are_needed()
    {
        var items = new CountingItems(20_000);
        var furthest = 0;
        var tasks = new FunctionTasks(request =>
        {
            furthest = Math.Max(furthest, items.Given - (int)request.Arguments.AsNumber());
            return (TaskOutcome)JsonValue.Null;
        });

        var result = await RunAsync(
            items, Reader + """ "MaxConcurrency": 10, "ResultWriter": { "Resource": "w", "Parameters": {} }, """,
            """ "I": { "Type": "Task", "Resource": "arn:aws:states:::sns:publish", "End": true } """, tasks);

        result.Status.Should().Be(ExecutionStatus.Succeeded);
        (items.Given, items.Written, items.IsClosed).Should().Be((20_000, 20_000, true));
        furthest.Should().BeLessThan(3_000);
    }

    [Test]
    public async Task The_source_is_let_go_of_when_the_Map_fails_before_its_end()
    {
        var items = new CountingItems(20_000);

        var result = await RunAsync(items, Reader + """ "MaxConcurrency": 1, """, FailTwo);

        (result.Error, items.IsClosed).Should().Be(("States.ExceedToleratedFailureThreshold", true));
        items.Given.Should().BeLessThan(5_000);
    }

    [TestCase(0, "States.ExceedToleratedFailureThreshold")]
    [TestCase(1, null)]
    public async Task A_tolerated_percentage_is_of_all_items_though_they_come_in_pages(int percentage, string? error)
    {
        // 30 of 3,000 fail, all of them among the first thousand.
        var result = await RunAsync(
            new CountingItems(3_000), Reader + $$""" "ToleratedFailurePercentage": {{percentage}}, "ResultWriter": { "Resource": "w", "Parameters": {} }, """, """
            "I": { "Type": "Choice", "Choices": [{ "Variable": "$", "NumericLessThanEquals": 30, "Next": "F" }], "Default": "S" }, "F": { "Type": "Fail" }, "S": { "Type": "Succeed" }
            """);

        result.Error.Should().Be(error);
    }

    [Test]
    public async Task Batches_run_over_the_ends_of_pages()
    {
        var result = await RunAsync(new CountingItems(2_500), Reader + """ "ItemBatcher": { "MaxItemsPerBatch": 900 }, """, """
            "I": { "Type": "Pass", "Parameters": { "n.$": "States.ArrayLength($.Items)" }, "OutputPath": "$.n", "End": true }
            """);

        result.Output.ToJson().Should().Be("[900,900,700]");
    }

    [Test]
    public async Task Each_item_knows_the_object_that_it_comes_from()
    {
        await PutAsync("d/a", "[1,2]");
        await PutAsync("d/b", "[3]");

        var result = await RunAsync(Store(), """
            "ItemReader": { "Resource": "arn:aws:states:::s3:listObjectsV2", "ReaderConfig": { "InputType": "JSON", "Transformation": "LOAD_AND_FLATTEN" }, "Parameters": { "Bucket": "bucket", "Prefix": "d/" } },
            "ItemSelector": { "at.$": "$$.Map.Item.Index", "from.$": "$$.Map.Item.Source" },
            """);

        result.Output.ToJson().Should().Be("""[{"at":0,"from":"s3://bucket/d/a"},{"at":1,"from":"s3://bucket/d/a"},{"at":2,"from":"s3://bucket/d/b"}]""");
    }

    [Test]
    public async Task An_item_may_not_be_larger_than_eight_mebibytes([Values("CSV", "JSON", "JSONL")] string format)
    {
        await PutAsync("a", $"[\"{new string('x', 9 << 20)}\"]");

        var result = await RunAsync(Store(), $$"""
            "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": { "InputType": "{{format}}"{{(format == "CSV" ? ", \"CSVHeaderLocation\": \"FIRST_ROW\"" : "")}} }, "Parameters": { "Bucket": "bucket", "Key": "a" } },
            """);

        (result.Error, result.Cause).Should().Be(("States.ItemReaderFailed", "An item of the object has more than 8388608 bytes."));
    }

    [Test]
    public async Task Objects_are_closed_however_the_reading_ends()
    {
        await PutAsync("d/a", "1\n2\n3");
        await PutAsync("d/b", "x");
        var objects = new DrippingObjects(new FolderObjectStore(_root), int.MaxValue);
        var request = new ItemReadRequest(
            "arn:aws:states:::s3:listObjectsV2", JsonValue.Object(("Bucket", "bucket"), ("Prefix", "d/")), new() { InputType = "JSONL", Transformation = "LOAD_AND_FLATTEN" }, null);

        (await CountAsync(request with { MaxItems = 2 })).Should().Be(2);
        objects.Open.Should().Be(0);
        var act = () => CountAsync(request);
        await act.Should().ThrowAsync<TaskException>();
        objects.Open.Should().Be(0);

        async Task<int> CountAsync(ItemReadRequest request)
        {
            var count = 0;

            await foreach (var _ in new ObjectItemStore(objects).ReadAsync(request, CancellationToken.None))
            {
                count++;
            }

            return count;
        }
    }

    [TestCase("""{ "Transformation": "COMPACT" }""", "[[1],3]")]
    [TestCase("""{ "Transformation": "FLATTEN", "OutputType": "JSON" }""", "[1,3]")]
    [TestCase("""{ "Transformation": "FLATTEN", "OutputType": "JSONL" }""", "\"1\\n3\\n\"")]
    public async Task Results_that_are_written_nowhere_become_the_output_as_they_should_look(string config, string output)
    {
        var result = await RunAsync(null, $$""" "ItemsPath": "$.items", "ResultWriter": { "WriterConfig": {{config}} }, """, input: """{"items":[[1],3]}""");

        result.Output.ToJson().Should().Be(output);
    }

    [Test]
    public async Task Of_an_execution_that_failed_all_is_kept_whatever_the_transformation()
    {
        var result = await RunAsync(null, """ "ItemsPath": "$.items", "ToleratedFailureCount": 1, "ResultWriter": { "WriterConfig": { "Transformation": "COMPACT" } }, """, FailTwo, input: """{"items":[1,2]}""");

        result.Output[0].ToJson().Should().Be("1");
        result.Output[1].AsObject().Names.ToArray().Should().Equal("ExecutionArn", "Input", "InputDetails", "Name", "Error", "Cause", "StartDate", "StateMachineArn", "Status", "StopDate");
        (result.Output[1]["Input"].AsString(), result.Output[1]["Error"].AsString(), result.Output[1]["Cause"].AsString(), result.Output[1]["Status"].AsString()).Should().Be(("2", "Two", "it is two", "FAILED"));
    }

    [TestCase("JSON", "NONE", "SUCCEEDED_0.json", null)]
    [TestCase("JSON", "COMPACT", "SUCCEEDED_0.json", "[[1],3]")]
    [TestCase("JSON", "FLATTEN", "SUCCEEDED_0.json", "[1,3]")]
    [TestCase("JSONL", "COMPACT", "SUCCEEDED_0.jsonl", "[1]\n3\n")]
    [TestCase("JSONL", "FLATTEN", "SUCCEEDED_0.jsonl", "1\n3\n")]
    public async Task Results_are_written_as_they_should_look(string type, string transformation, string file, string? content)
    {
        var result = await RunAsync(
            Store(), $$"""
            "ItemsPath": "$.items", "ToleratedFailureCount": 1,
            "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "results" }, "WriterConfig": { "OutputType": "{{type}}", "Transformation": "{{transformation}}" } },
            """, FailTwo, input: """{"items":[[1],2,3]}""");

        var key = result.Output["ResultWriterDetails"]["Key"].AsString();
        var manifest = JsonValue.Parse(await TextAsync(key));
        var succeeded = manifest["ResultFiles"]["SUCCEEDED"][0];
        succeeded["Key"].AsString().Should().Be(key.Replace("manifest.json", file, StringComparison.Ordinal));
        var text = await TextAsync(succeeded["Key"].AsString());
        succeeded["Size"].AsNumber().Should().Be(text.Length);

        if (content is null)
        {
            JsonValue.Parse(text).AsArray().Select(one => one["Output"].AsString()).Should().Equal("[1]", "3");
        }
        else
        {
            text.Should().Be(content);
        }

        var failed = await TextAsync(manifest["ResultFiles"]["FAILED"][0]["Key"].AsString());
        JsonValue.Parse(type == "JSON" ? failed[1..^1] : failed)["Error"].AsString().Should().Be("Two");

        async Task<string> TextAsync(string key) => Encoding.UTF8.GetString((await new FolderObjectStore(_root).ReadAsync("results", key, CancellationToken.None))!);
    }

    [Test]
    public async Task Results_without_a_bucket_fail_the_Map_by_name()
    {
        var result = await RunAsync(Store(), """ "ItemsPath": "$.items", "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Prefix": "x" } }, """, input: """{"items":[1]}""");

        (result.Error, result.Cause).Should().Be(("States.ResultWriterFailed", "The argument Bucket is missing or is no text."));
    }

    private ObjectItemStore Store() => new(new FolderObjectStore(_root));

    private async Task PutAsync(string key, string content) => await new FolderObjectStore(_root).WriteAsync("bucket", key, Encoding.UTF8.GetBytes(content), CancellationToken.None);

    private static Task<ExecutionResult> RunAsync(IItemStore? items, string fields, string states = Pass, ITaskService? tasks = null, string input = "{}") => Machines.Load(
        $$"""
        {
          "StartAt": "M",
          "States": {
            "M": { "Type": "Map", {{fields}} "End": true, "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { {{states}} } } }
          }
        }
        """,
        new RunnerOptions { Time = new VirtualTime(), Seed = 5, Items = items, Tasks = tasks }).RunAsync(JsonValue.Parse(input));

    private sealed class CountingItems(int count) : IItemStore
    {
        public int Given { get; private set; }

        public int Written { get; private set; }

        public bool IsClosed { get; private set; }

        public string? WhyNotRead(string resource, ReaderConfig? config) => null;

        public string? WhyNotWrite(string resource, JsonValue writerConfig) => null;

        public async IAsyncEnumerable<MapItem> ReadAsync(ItemReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                while (Given < count)
                {
                    await ValueTask.CompletedTask;
                    yield return new(++Given);
                }
            }
            finally
            {
                IsClosed = true;
            }
        }

        public ValueTask<JsonValue> WriteAsync(ResultWriteRequest request, CancellationToken cancellationToken)
        {
            Written = request.Executions.Count;
            request.Executions.Should().OnlyContain(execution => execution.History.Count == 0);
            return ValueTask.FromResult<JsonValue>(JsonValue.Null);
        }
    }
}
