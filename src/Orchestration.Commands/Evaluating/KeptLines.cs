using Orchestration.Commands.Terminal;

namespace Orchestration.Commands.Evaluating;

/// <summary>The lines that a person typed in earlier sessions, in a file that nobody else may read.</summary>
internal sealed class KeptLines
{
    private const int Most = 1000;

    private readonly string? _path;
    private readonly List<string> _lines;

    private KeptLines(string? path, List<string> lines) => (_path, _lines) = (path, lines);

    /// <summary>Those of before, the oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Reads the file that the environment names: <c>ORCHESTRATE_HISTORY</c>, which keeps nothing where it is empty, else the usual one below the state directory.</summary>
    public static KeptLines Of(CommandEnvironment environment)
    {
        var path = environment.Variable("ORCHESTRATE_HISTORY") is { } named ? named.Length == 0 ? null : environment.PathOf(named) : Usual(environment);
        return new(path, path is null ? [] : Read(path));
    }

    /// <summary>Keeps one more. A line that begins with a blank, or is the last one again, is not kept; nor is any where the file cannot be written.</summary>
    public void Add(string line)
    {
        if (line.StartsWith(' ') || string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        _lines.Add(line);

        if (_path is null)
        {
            return;
        }

        // Another session may have written since.
        var kept = Read(_path);

        if (kept.Count > 0 && kept[^1] == line)
        {
            return;
        }

        kept.Add(line);

        try
        {
            AtomicFile.Write(_path, string.Join('\n', kept.TakeLast(Most)) + "\n", isPrivate: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What was typed was answered; that it will not be remembered is no reason to stop.
        }
    }

    private static List<string> Read(string path)
    {
        try
        {
            return File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0).TakeLast(Most)] : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Usual(CommandEnvironment environment)
    {
        if (environment.Variable("XDG_STATE_HOME") is { Length: > 0 } state)
        {
            return Path.Combine(environment.PathOf(state), "orchestrate", "history");
        }

        return (environment.Variable("HOME") ?? environment.Variable("USERPROFILE")) is { Length: > 0 } home ? Path.Combine(home, ".local", "state", "orchestrate", "history") : null;
    }
}
