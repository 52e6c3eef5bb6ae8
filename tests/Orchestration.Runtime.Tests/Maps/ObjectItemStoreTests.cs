using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Orchestration.Model;
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

    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task A_format_says_whether_it_wants_an_object_as_it_is_stored(bool decompress, bool isCompressed)
    {
        using var memory = new MemoryStream();

        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write("hello"u8);
        }

        await new FolderObjectStore(_root).WriteAsync("bucket", "items", isCompressed ? memory.ToArray() : "hello"u8.ToArray(), CancellationToken.None);
        var format = new SeenFormat(wantsAsStored: !decompress);
        var request = new ItemReadRequest("arn:aws:states:::s3:getObject", JsonValue.Object(("Bucket", "bucket"), ("Key", "items")), new() { InputType = "SEEN" }, null);

        await foreach (var item in new ObjectItemStore(new FolderObjectStore(_root), format).ReadAsync(request, CancellationToken.None))
        {
            item.Value.AsNumber().Should().Be(decompress ? 5 : memory.Length);
        }

        (format.Seen is FileStream).Should().Be(!decompress);
        (format.Seen is GZipStream).Should().Be(decompress && isCompressed);
        format.Seen!.CanRead.Should().Be(decompress && !isCompressed, "a stream that holds something is closed");
    }

    [Test]
    public async Task One_object_is_found_without_the_others()
    {
        await PutAsync("[1]");
        var store = new FolderObjectStore(_root);

        var found = await store.FindAsync("bucket", "items", CancellationToken.None);
        found.Should().Be((await store.ListAsync("bucket", "items", CancellationToken.None)).Single());
        found!.Size.Should().Be(3);

        foreach (var (bucket, key) in ((string, string)[])[("bucket", "item"), ("bucket", ""), ("bucket", "/items"), ("bucket", "../bucket2/x"), ("..", "x"), ("none", "items")])
        {
            (await store.FindAsync(bucket, key, CancellationToken.None)).Should().BeNull();
            (await store.OpenAsync(bucket, key, CancellationToken.None)).Should().BeNull();
        }
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
        await File.WriteAllTextAsync(Path.Combine(_root, "x"), "outside");
        Directory.CreateDirectory(Path.Combine(_root, "a", "b"));
        await File.WriteAllTextAsync(Path.Combine(_root, "a", "b", "x"), "inside another");
        var store = new FolderObjectStore(bucket == "a/b" ? _root : Path.Combine(_root, "a"));

        (await store.OpenAsync(bucket, key, CancellationToken.None)).Should().BeNull();
        (await store.FindAsync(bucket, key, CancellationToken.None)).Should().BeNull();
        (await store.ListAsync(bucket, key[..^1], CancellationToken.None)).Should().BeEmpty();
        await store.DeleteAsync(bucket, key, CancellationToken.None);
        Directory.GetFiles(_root, "x", SearchOption.AllDirectories).Should().HaveCount(2);
        var write = async () => await store.WriteAsync(bucket, key, new byte[1], CancellationToken.None);
        await write.Should().ThrowAsync<ArgumentException>().WithMessage($"'{bucket}' with '{key}' is no place inside the store.");
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

    private sealed class SeenFormat(bool wantsAsStored) : IItemFormat
    {
        public Stream? Seen { get; private set; }

        public string InputType => "SEEN";

        public bool WantsObjectAsStored => wantsAsStored;

        public async IAsyncEnumerable<JsonValue> ReadAsync(Stream content, ReaderConfig config, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Seen = content;
            var (buffer, length) = (new byte[100], 0);

            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                length += read;
            }

            yield return length;
        }
    }
}
