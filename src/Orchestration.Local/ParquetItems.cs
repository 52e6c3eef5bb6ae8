using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Orchestration.Local.Processes;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local;

/// <summary>The rows of Parquet files as items of a distributed Map. The worker's DuckDB reads them, no faster than they are asked for.</summary>
/// <remarks>Dates and times become text such as <c>2026-11-25</c> and <c>2026-11-25 06:30:00</c>, decimals numbers, lists arrays and structs objects.</remarks>
/// <param name="worker">The program with DuckDB.</param>
/// <param name="temporary">A folder for what it must put aside.</param>
public sealed class ParquetItems(WorkerProgram worker, string temporary) : IItemFormat
{
    private const int ReadAhead = 256;

    /// <inheritdoc />
    public string InputType => "PARQUET";

    /// <inheritdoc />
    public bool WantsObjectAsStored => true;

    /// <inheritdoc />
    public async IAsyncEnumerable<JsonValue> ReadAsync(Stream content, ReaderConfig config, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folder = Path.Combine(temporary, $"items-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);

        try
        {
            var file = await FileOfAsync(content, folder, cancellationToken).ConfigureAwait(false);
            var items = Channel.CreateBounded<JsonValue>(new BoundedChannelOptions(ReadAhead) { SingleReader = true, SingleWriter = true });
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var reading = ReadAsync(file, folder, items.Writer, stop.Token);

            try
            {
                await foreach (var item in items.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    yield return item;
                }
            }
            finally
            {
                await stop.CancelAsync().ConfigureAwait(false);
                await reading.ConfigureAwait(false);
            }
        }
        finally
        {
            DataFolder.Remove(folder);
        }
    }

    // DuckDB wants a file, and takes some characters of its name for a pattern.
    private static async ValueTask<string> FileOfAsync(Stream content, string folder, CancellationToken cancellationToken)
    {
        if (content is FileStream { Name: var name } && name.AsSpan().IndexOfAny("*?[") < 0)
        {
            return name;
        }

        var path = Path.Combine(folder, "items.parquet");
        var copy = File.Create(path);

        await using (copy.ConfigureAwait(false))
        {
            await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        }

        return path;
    }

    private async Task ReadAsync(string file, string folder, ChannelWriter<JsonValue> items, CancellationToken cancellationToken)
    {
        try
        {
            await WorkerProcess.RunAsync(
                worker.Start(["items", "--parquet", file, "--temporary", folder]), Logins.None, TextWriter.Null, TextWriter.Null, HearAsync, cancellationToken).ConfigureAwait(false);
            items.Complete();
        }
        catch (WorkerFailedException exception)
        {
            items.Complete(new TaskException("States.ItemReaderFailed", exception.Message));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            items.Complete();
        }
#pragma warning disable CA1031 // Whatever ends the reading must reach whoever waits for the next item.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            items.Complete(exception);
        }

        async ValueTask HearAsync(WorkerReport report)
        {
            if (report is WorkerReport.Item item && !cancellationToken.IsCancellationRequested)
            {
                try
                {
                    await items.WriteAsync(item.Value, cancellationToken).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    // The worker must be able to go on to its end.
                }
            }
        }
    }
}
