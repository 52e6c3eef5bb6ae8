using System.Text;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.Maps;

internal sealed class ObjectItemStoreTests
{
    private string _root = "";

    [SetUp]
    public void SetUp() => _root = Directory.CreateTempSubdirectory("items-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_root, recursive: true);

    [TestCase("5", "Attempting to map over non-iterable node.")]
    [TestCase("[1,", "What stands in the object is no JSON: *")]
    public async Task What_is_no_array_fails_the_Map_by_name(string content, string cause)
    {
        await PutAsync(content);

        var result = await ReadAsync("""{ "InputType": "JSON" }""");
        result.Error.Should().Be("States.ItemReaderFailed");
        result.Cause.Should().Match(cause);
        result.History.Select(happened => happened.Type).Should().ContainInOrder("MapRunStarted", "MapRunFailed", "MapStateFailed", "ExecutionFailed");
    }

    [Test]
    public async Task Results_are_written_with_a_manifest_that_names_them()
    {
        await PutAsync("[1,2,3,4]");
        var store = new FolderObjectStore(_root);

        var result = await ReadAsync(
            """{ "InputType": "JSON" }""",
            """
            "ToleratedFailureCount": 1, "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Bucket": "results", "Prefix": "runs" } },
            """,
            """
            "I": { "Type": "Choice", "Choices": [{ "Variable": "$", "NumericEquals": 2, "Next": "F" }], "Default": "S" }, "F": { "Type": "Fail", "Error": "Two" }, "S": { "Type": "Succeed" }
            """);

        var key = result.Output["ResultWriterDetails"]["Key"].AsString();
        key.Should().MatchRegex("^runs/[0-9a-f-]{36}/manifest.json$");
        var manifest = await JsonAsync(store, key);
        manifest["ResultFiles"]["SUCCEEDED"].AsArray().Should().HaveCount(1);
        (await JsonAsync(store, manifest["ResultFiles"]["SUCCEEDED"][0]["Key"].AsString())).AsArray().Select(one => one["Output"].AsString()).Should().Equal("1", "3", "4");
        (await JsonAsync(store, manifest["ResultFiles"]["FAILED"][0]["Key"].AsString()))[0]["Error"].AsString().Should().Be("Two");
    }

    [TestCase("..", "x")]
    [TestCase("bucket", "../../x")]
    [TestCase("a/b", "x")]
    public async Task No_key_leads_out_of_its_bucket(string bucket, string key)
    {
        var act = async () => await new FolderObjectStore(_root).OpenAsync(bucket, key, CancellationToken.None);
        (await act.Should().ThrowAsync<ArgumentException>()).WithMessage($"'{bucket}' with '{key}' is no place inside the store.");
    }

    [Test]
    public async Task Objects_are_listed_by_prefix_in_order()
    {
        var store = new FolderObjectStore(_root);

        foreach (var key in (string[])["b/2", "a/1", "b/1"])
        {
            await store.WriteAsync("bucket", key, "x"u8.ToArray(), CancellationToken.None);
        }

        (await store.ListAsync("bucket", "b/", CancellationToken.None)).Select(stored => stored.Key).Should().Equal("b/1", "b/2");
        (await store.ListAsync("other", "", CancellationToken.None)).Should().BeEmpty();
    }

    private static async Task<JsonValue> JsonAsync(FolderObjectStore store, string key) =>
        JsonValue.Parse((await store.ReadAsync("results", key, CancellationToken.None))!);

    private async Task PutAsync(string content) => await new FolderObjectStore(_root).WriteAsync("bucket", "items", Encoding.UTF8.GetBytes(content), CancellationToken.None);

    private Task<ExecutionResult> ReadAsync(string config, string fields = "", string states = "\"I\": { \"Type\": \"Pass\", \"End\": true }") => Machines.Load(
        $$"""
        {
          "StartAt": "M",
          "States": {
            "M": {
              "Type": "Map", {{fields}} "End": true,
              "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {{config}}, "Parameters": { "Bucket": "bucket", "Key": "items" } },
              "ItemProcessor": { "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, "StartAt": "I", "States": { {{states}} } }
            }
          }
        }
        """,
        new RunnerOptions { Time = new VirtualTime(), Seed = 5, Items = new ObjectItemStore(new FolderObjectStore(_root)) }).RunAsync();
}
