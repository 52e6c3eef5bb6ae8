using System.Diagnostics;
using System.Text;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>
/// Watches an execution with the packed tool on a real pseudo-terminal, and keeps what is to be seen step by step. Nothing depends on how fast anything is:
/// the tool's date stands still, its look at the execution is answered only when the next step is made, and a picture is taken when the whole table was painted after that.
/// </summary>
internal sealed class Recorder : IAsyncDisposable
{
    private const string Script = "/usr/bin/script";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Stage _stage;
    private readonly StillClock _clock;
    private readonly TerminalScreen _screen;
    private readonly Process _process;
    private readonly Task _reading;
    private readonly StringBuilder _recording = new();
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new();

    private Recorder(Stage stage, StillClock clock, string tool, int columns, bool unicode, string options)
    {
        (_stage, _clock, _screen) = (stage, clock, new(columns));

        // Nothing echoes keys, which a person presses later than a test: only after the tool has switched that off. Whoever started the tests may have done so where Ctrl-C is ignored.
        var command = $"stty rows 40 cols {columns} -onlcr -echo; exec env --default-signal=INT {clock.Variables} '{tool}' tail {stage.Execution.Arn} {options}";
        _process = PackedTool.Start(
            Script,
            ["-qec", command, "/dev/null"],
            ("AWS_ENDPOINT_URL", stage.Aws.Url),
            ("TERM", "xterm-256color"),
            ("NO_COLOR", null),
            ("LC_ALL", unicode ? "C.UTF-8" : "C"));
        _reading = ReadAsync();
    }

    /// <summary>What keeps recordings from being made here; null where nothing does.</summary>
    public static string? Missing => !File.Exists(Script) ? $"a pseudo-terminal is made by {Script}, which is not there"
        : PackedTool.Compiler is null ? "the clock that stands still is compiled by clang or gcc, and neither is there"
        : null;

    /// <summary>All pictures, each after its heading.</summary>
    public string Recording => _recording.ToString();

    /// <summary>The text of the screen at this moment.</summary>
    private string Text
    {
        get
        {
            lock (_lock)
            {
                return _screen.Text;
            }
        }
    }

    public static async Task<Recorder> StartAsync(Stage stage, string tool, int columns, bool unicode, string options = "")
    {
        var recorder = new Recorder(stage, await StillClock.StartAsync(stage.Now), tool, columns, unicode, options);
        await recorder.UntilAsync(stage.NextLookAsync());
        return recorder;
    }

    /// <summary>So many seconds after its beginning the execution is looked at.</summary>
    public async Task StepAsync(int seconds)
    {
        Set(seconds);
        await UntilAsync(_stage.NextLookAsync());
        await PaintedAsync();
        Keep($"after {Span(seconds)}");
    }

    /// <summary>Lets the tool read former executions.</summary>
    public async Task ReadFormerAsync(string text)
    {
        _stage.AnswerFormer();
        await UntilSeenAsync(text);
        await PaintedAsync();
        Keep("former executions are read");
    }

    /// <summary>Presses keys, and waits for what the tool says to that.</summary>
    public async Task PressAsync(string keys, string name, string answer)
    {
        await _process.StandardInput.WriteAsync(keys);
        await _process.StandardInput.FlushAsync();
        await UntilSeenAsync(answer);
        Keep(name);
    }

    /// <summary>Tells the tool to terminate.</summary>
    public async Task TerminateAsync()
    {
        // The shell in between has made way for the tool.
        var tool = (await File.ReadAllTextAsync($"/proc/{_process.Id}/task/{_process.Id}/children")).Trim();
        (await PackedTool.RunAsync("/bin/sh", ["-c", $"kill -TERM {tool}"])).Code.Should().Be(0);
    }

    /// <summary>So many seconds after its beginning the execution is over, and the tool ends.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(int seconds)
    {
        Set(seconds);
        return await EndAsync($"after {Span(seconds)}");
    }

    /// <summary>The tool ends by itself.</summary>
    public async Task<int> EndAsync(string name)
    {
        await UntilAsync(_reading);
        await UntilAsync(_process.WaitForExitAsync());
        Keep($"{name}: exit code {_process.ExitCode}");
        _screen.CursorShown.Should().BeTrue();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _reading;
        _process.Dispose();
        _clock.Dispose();
    }

    private static string Span(int seconds) => TimeSpan.FromSeconds(seconds).ToString(@"mm\:ss", null);

    private void Set(int seconds)
    {
        _clock.Set(_stage.Begin.AddSeconds(seconds));
        _stage.AnswerLook(seconds);
    }

    private void Keep(string name)
    {
        lock (_lock)
        {
            _recording.Append($"==== {name}\n{_screen.Still}");
        }
    }

    // A row that runs has another spinner in each painting; the second one began after now, and may arrive in pieces.
    private async Task PaintedAsync()
    {
        for (var painting = 0; painting < 2; painting++)
        {
            var spinner = TerminalScreen.SpinnerOf(Text) ?? throw new InvalidOperationException($"Nothing is running, so that nobody can tell when it was painted:\n{Text}");
            await UntilAsync(() => TerminalScreen.SpinnerOf(Text) is { } next && next != spinner);
        }

        await UntilAsync(IsAtRest);
    }

    private bool IsAtRest()
    {
        lock (_lock)
        {
            return _screen.IsAtRest;
        }
    }

    private Task UntilSeenAsync(string text) => UntilAsync(() => Text.Contains(text, StringComparison.Ordinal));

    private async Task UntilAsync(Func<bool> condition)
    {
        while (true)
        {
            var (ended, changed) = (_reading.IsCompleted, Volatile.Read(ref _changed).Task);

            if (condition())
            {
                return;
            }

            if (ended)
            {
                await _reading;
                throw new InvalidOperationException($"The tool ended before what was waited for came. The screen:\n{Text}\nThe recording:\n{Recording}");
            }

            await UntilAsync(Task.WhenAny(changed, _reading));
        }
    }

    private async Task UntilAsync(Task task)
    {
        try
        {
            await task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"What was waited for did not come within {Patience}. The screen:\n{Text}\nThe recording:\n{Recording}");
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new char[4096];

        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and var length)
        {
            lock (_lock)
            {
                _screen.Write(new string(buffer, 0, length).Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));
            }

            Interlocked.Exchange(ref _changed, new()).SetResult();
        }
    }
}
