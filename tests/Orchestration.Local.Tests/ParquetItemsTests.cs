using Orchestration.Local.Processes;

namespace Orchestration.Local.Tests;

public class ParquetItemsTests
{
    [Test]
    [CancelAfter(20_000)]
    public async Task Whatever_ends_the_reading_reaches_whoever_waits_for_an_item(CancellationToken cancellation)
    {
        using var scratch = new ScratchFolder();
        var items = new ParquetItems(new WorkerProgram(""), scratch["tmp"]);

        // A process without a file name is an InvalidOperationException of .NET's own.
        var read = async () => await items.ReadAsync(new MemoryStream([1]), new() { InputType = "PARQUET" }, cancellation).GetAsyncEnumerator(cancellation).MoveNextAsync();

        await read.Should().ThrowAsync<InvalidOperationException>();
        cancellation.IsCancellationRequested.Should().BeFalse("the reading ended by itself");
        Directory.GetFileSystemEntries(scratch["tmp"]).Should().BeEmpty();
    }
}
