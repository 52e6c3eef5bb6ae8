using System.Runtime.InteropServices;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>
/// Carries what DuckDB writes to a file name over to another stream: through a named pipe, so that both sides work at once, or through a file
/// where there are no named pipes.
/// </summary>
internal sealed partial class RowPipe : IAsyncDisposable
{
    private readonly string _path;
    private readonly bool _named;

    private RowPipe(string path, bool named) => (_path, _named) = (path, named);

    public static RowPipe Create(string path) => new(path, !OperatingSystem.IsWindows() && MakeFifo(path, 0x180) == 0);

    /// <summary>Copies until <paramref name="writer"/>, which writes to the path, has finished.</summary>
    public async Task CopyToAsync(Stream output, Task writer, CancellationToken cancelled)
    {
        if (!_named)
        {
            await writer;
            await using var file = File.OpenRead(_path);
            await file.CopyToAsync(output, 1 << 20, cancelled);
            return;
        }

        // Opening a pipe waits for the other side; a writer that failed before it came so far is stood in for.
        var opening = Task.Run(() => new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1), CancellationToken.None);

        if (await Task.WhenAny(opening, writer) == writer && !opening.IsCompleted)
        {
            await using var nobody = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1);
        }

        await using var rows = await opening;
        await rows.CopyToAsync(output, 1 << 20, CancellationToken.None);
        await writer;
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(_path);
        return ValueTask.CompletedTask;
    }

    [LibraryImport("libc", EntryPoint = "mkfifo", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MakeFifo(string path, uint mode);
}
