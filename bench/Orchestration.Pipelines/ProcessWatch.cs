using System.Globalization;

namespace Orchestration.Pipelines;

/// <summary>Watches a process and all that come from it, PostgreSQL's server included, many times a second.</summary>
internal sealed class ProcessWatch(int root) : IDisposable
{
    private const double TicksASecond = 100;
    private readonly Lock _gate = new();
    private readonly Dictionary<int, (long First, long Last)> _ticks = [];
    private Timer? _timer;

    public TimeSpan Processor
    {
        get
        {
            lock (_gate)
            {
                return TimeSpan.FromSeconds(_ticks.Values.Sum(seen => seen.Last - seen.First) / TicksASecond);
            }
        }
    }

    public (string Name, long Megabytes) Largest { get; private set; } = ("", 0);

    public void Start() => _timer = new(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(20));

    public void Stop()
    {
        _timer?.Dispose();
        Look();
    }

    public void Dispose() => _timer?.Dispose();

    private void Look()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        lock (_gate)
        {
            var first = _ticks.Count == 0;

            foreach (var (id, name, ticks) in Family())
            {
                // What was there from the beginning is counted from now on, what came later from its birth.
                _ticks[id] = (_ticks.TryGetValue(id, out var seen) ? seen.First : first ? ticks : 0, ticks);

                if (Megabytes(id) is var megabytes && megabytes > Largest.Megabytes)
                {
                    Largest = (name, megabytes);
                }
            }
        }
    }

    private IEnumerable<(int Id, string Name, long Ticks)> Family()
    {
        var all = new List<(int Id, int Parent, string Name, long Ticks)>();

        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && Read(Path.Combine(folder, "stat")) is { } text)
            {
                var name = text[(text.IndexOf('(') + 1)..text.LastIndexOf(')')];
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                all.Add((id, int.Parse(fields[1], CultureInfo.InvariantCulture), name, long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)));
            }
        }

        var family = new HashSet<int> { root };

        while (all.Any(process => family.Contains(process.Parent) && family.Add(process.Id)))
        {
        }

        return all.Where(process => family.Contains(process.Id)).Select(process => (process.Id, process.Name, process.Ticks));
    }

    private static long Megabytes(int id) =>
        Read($"/proc/{id}/status") is not { } status ? 0
        : Kilobytes(status, "VmRSS:") / 1024;

    private static long Kilobytes(string status, string name) =>
        status.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal)) is { } line
            ? long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
            : 0;

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
