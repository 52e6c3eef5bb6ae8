using Orchestration.Commands.View;

namespace Orchestration.Commands;

/// <summary>The world around a command: its streams, its terminal, its variables, its clock.</summary>
public sealed record CommandEnvironment
{
    // Numbers rather than names, which the runtime looks up among all encodings.
    private const int Utf8 = 65001;
    private const int Utf16 = 1200;

    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where messages go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where <c>--input -</c> reads from.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Waits for a key that a person presses; null where no person types into <see cref="Input"/>.</summary>
    public Func<ConsoleKeyInfo>? ReadKey { get; init; }

    /// <summary>Is over when Ctrl-C is pressed once more after the one that cancelled the command; null where nobody can.</summary>
    public Func<CancellationToken, Task>? NextInterrupt { get; init; }

    /// <summary>Is cancelled when the process is told to terminate, so that nobody is waited for any longer; never by default.</summary>
    public CancellationToken Terminated { get; init; }

    /// <summary>Whether a person looks at <see cref="Output"/>.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>The columns and rows of the terminal at this moment.</summary>
    public Func<(int Columns, int Rows)> Size { get; init; } = static () => (120, 40);

    /// <summary>Whether <see cref="Output"/> can show more than ASCII.</summary>
    public bool Unicode { get; init; } = true;

    /// <summary>An environment variable, or null.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>The directory that relative paths start from.</summary>
    public string Directory { get; init; } = ".";

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Whether a live display is wanted: a terminal, and neither <c>NO_COLOR</c> nor <c>TERM=dumb</c>.</summary>
    internal bool Live => OutputIsTerminal && string.IsNullOrEmpty(Variable("NO_COLOR")) && Variable("TERM") is not "dumb";

    /// <summary>Whether links can be shown as links.</summary>
    internal bool ShowsLinks => Live && Hyperlink.IsKnownTo(Variable);

    /// <summary>The process's own.</summary>
    public static CommandEnvironment OfProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        Input = Console.In,
        ReadKey = Console.IsInputRedirected ? null : ReadKeyOfConsole,
        OutputIsTerminal = !Console.IsOutputRedirected,
        Size = SizeOfConsole,
        Unicode = Console.OutputEncoding.CodePage is Utf8 or Utf16 && !IsPlainLocale(),
        Variable = Environment.GetEnvironmentVariable,
        Directory = Environment.CurrentDirectory,
    };

    /// <summary><paramref name="path"/> seen from <see cref="Directory"/>.</summary>
    internal string PathOf(string path) => Path.GetFullPath(path, Path.GetFullPath(Directory));

    // Ctrl-C is a key while a line is edited: it gives up the line, not the process.
    private static ConsoleKeyInfo ReadKeyOfConsole()
    {
        Console.TreatControlCAsInput = true;

        try
        {
            return Console.ReadKey(intercept: true);
        }
        finally
        {
            Console.TreatControlCAsInput = false;
        }
    }

    // The runtime takes the locale C for UTF-8; whoever set it wants ASCII.
    private static bool IsPlainLocale() =>
        !OperatingSystem.IsWindows()
        && ((string[])["LC_ALL", "LC_CTYPE", "LANG"]).Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value)) is "C" or "POSIX";

    private static (int Columns, int Rows) SizeOfConsole()
    {
        try
        {
            return (Console.WindowWidth is > 0 and var columns ? columns : 80, Console.WindowHeight is > 0 and var rows ? rows : 24);
        }
        catch (IOException)
        {
            return (80, 24);
        }
    }
}
