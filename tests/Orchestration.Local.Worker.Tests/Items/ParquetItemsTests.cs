using DuckDB.NET.Data;
using Orchestration.Local.Processes;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Worker.Tests.Items;

internal sealed class ParquetItemsTests
{
    private ScratchFolder _folder = null!;

    [SetUp]
    public void SetUp() => _folder = new();

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task A_row_is_an_object_with_JSON_of_each_type()
    {
        Write("a.parquet", """
            VALUES (1, 9007199254740993, 12.50::DECIMAL(10, 2), 0.1, DATE '2026-11-25', TIMESTAMP '2026-11-25 06:30:00', true, 'Müller "Ann"', [1, 2], {'x': 1, 'y': NULL}),
                   (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
            """);

        (await ReadAsync("a.parquet")).Should().Equal(
            """{"col0":1,"col1":9007199254740993,"col2":12.5,"col3":0.1,"col4":"2026-11-25","col5":"2026-11-25 06:30:00","col6":true,"col7":"Müller \"Ann\"","col8":[1,2],"col9":{"x":1,"y":null}}""",
            """{"col0":null,"col1":null,"col2":null,"col3":null,"col4":null,"col5":null,"col6":null,"col7":null,"col8":null,"col9":null}""");
    }

    [Test]
    public async Task Rows_come_in_order_and_no_more_than_are_wanted()
    {
        Write("a*[1].parquet", "SELECT range AS n FROM range(2000000)");

        (await ReadAsync("a*[1].parquet", 3)).Should().Equal("""{"n":0}""", """{"n":1}""", """{"n":2}""");
        Directory.Exists(_folder["tmp"]).Should().BeTrue();
        Directory.GetFileSystemEntries(_folder["tmp"]).Should().BeEmpty();
    }

    [Test]
    public async Task All_objects_of_a_list_are_read()
    {
        Write("d/a.parquet", "SELECT 1 AS n");
        Write("d/b.parquet", "SELECT 2 AS n");

        (await ReadAsync("d/", resource: "listObjectsV2")).Should().Equal("""{"n":1}""", """{"n":2}""");
    }

    [Test]
    public async Task What_is_no_Parquet_fails_by_name()
    {
        await File.WriteAllTextAsync(Path.Combine(Bucket, "a.parquet"), "no parquet at all");

        var act = () => ReadAsync("a.parquet");

        var thrown = (await act.Should().ThrowAsync<TaskException>()).Which;
        thrown.Error.Should().Be("States.ItemReaderFailed");
        thrown.Cause.Should().Contain("a.parquet").And.Contain("No magic bytes found at end of file");
    }

    private string Bucket => Directory.CreateDirectory(_folder["lake/bucket"]).FullName;

    private void Write(string key, string sql)
    {
        // COPY takes no name with a pattern either.
        var plain = _folder["plain.parquet"];
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = new DuckDBCommand($"COPY ({sql}) TO '{plain}' (FORMAT parquet)", connection);
        command.ExecuteNonQuery();
        var path = Path.Combine(Bucket, key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Move(plain, path);
    }

    private async Task<List<string>> ReadAsync(string key, int? most = null, string resource = "getObject")
    {
        var worker = new WorkerProgram(Path.Combine(AppContext.BaseDirectory, "Orchestration.Local.Worker.dll"));
        var store = new ObjectItemStore(new FolderObjectStore(_folder["lake"]), new ParquetItems(worker, _folder["tmp"]));
        var list = resource == "listObjectsV2";
        var request = new ItemReadRequest(
            $"arn:aws:states:::s3:{resource}",
            JsonValue.Object(("Bucket", "bucket"), (list ? "Prefix" : "Key", key)),
            new() { InputType = "PARQUET", Transformation = list ? "LOAD_AND_FLATTEN" : null },
            most);
        store.WhyNotRead(request.Resource, request.Config).Should().BeNull();
        var items = new List<string>();

        await foreach (var item in store.ReadAsync(request, CancellationToken.None))
        {
            items.Add(item.Value.ToJson());
        }

        return items;
    }
}
