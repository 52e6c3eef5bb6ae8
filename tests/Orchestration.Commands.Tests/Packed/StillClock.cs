using System.IO.MemoryMappedFiles;
using Orchestration.Tests.Shared;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>The date that a program of another process sees: it stands still until it is set.</summary>
internal sealed class StillClock : IDisposable
{
    private const long Nanoseconds = 1_000_000_000;

    private static readonly Lazy<Task<string>> Compiled = new(CompileAsync);

    private readonly string _file = Path.Combine(PackedTool.Folder, $"clock-{Guid.NewGuid():N}");
    private readonly MemoryMappedFile _mapped;
    private readonly MemoryMappedViewAccessor _date;
    private readonly string _library;

    private StillClock(string library, DateTimeOffset now)
    {
        _library = library;
        _mapped = MemoryMappedFile.CreateFromFile(_file, FileMode.CreateNew, null, sizeof(long));
        _date = _mapped.CreateViewAccessor();
        Set(now);
    }

    /// <summary>The variables that give a program this clock, as words for <c>env</c>.</summary>
    public string Variables => $"LD_PRELOAD='{_library}' STILL_CLOCK='{_file}'";

    /// <summary>A clock that stands at <paramref name="now"/>.</summary>
    public static async Task<StillClock> StartAsync(DateTimeOffset now) => new(await Compiled.Value, now);

    public void Set(DateTimeOffset now) => _date.Write(0, (now - DateTimeOffset.UnixEpoch).Ticks * (Nanoseconds / TimeSpan.TicksPerSecond));

    public void Dispose()
    {
        _date.Dispose();
        _mapped.Dispose();
        File.Delete(_file);
    }

    private static async Task<string> CompileAsync()
    {
        var library = Path.Combine(PackedTool.Folder, "still-clock.so");
        var source = Path.Combine(SharedData.Repository(), "tests", "Orchestration.Commands.Tests", "Packed", "still-clock.c");
        var (code, output, error) = await PackedTool.RunAsync(PackedTool.Compiler!, ["-shared", "-fPIC", "-O1", "-o", library, source]);
        return code == 0 ? library : throw new InvalidOperationException($"{source} does not compile:\n{output}{error}");
    }
}
