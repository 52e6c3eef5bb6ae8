using System.Text;
using Orchestration.Runtime;
using Orchestration.Runtime.History;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Orchestration.Commands.View;

/// <summary>A table that follows the execution: one row a state, repainted at most four times a second.</summary>
internal sealed class LiveTable : IExecutionRenderer
{
    private const int StatusWidth = 9;
    private const int Gap = 2;
    private const int ShortestTitle = 20;

    // Title, heads, what is not shown, what waits, and the line of the cursor.
    private const int LinesAround = 5;

    private static readonly string Space = new(' ', Gap);
    private static readonly Style Dim = new(Color.Grey);

    private static readonly string[] Spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

    private readonly CommandEnvironment _environment;
    private readonly MessageBlock _block;
    private readonly LivePainter _painter;
    private readonly IAnsiConsole _console;
    private readonly bool _compact;
    private ViewNode? _root;
    private int _ticks;

    /// <summary>A table on the terminal of <paramref name="environment"/>; compact, it leaves out what is over and went well.</summary>
    public LiveTable(CommandEnvironment environment, bool compact)
    {
        (_environment, _compact) = (environment, compact);
        _block = new MessageBlock(environment.Unicode, environment.ShowsLinks);
        _painter = new LivePainter(environment.Output, environment.Size);
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(TextWriter.Null),
        });
    }

    public void Begin(ViewNode root) => _root = root;

    public void Happened(ViewNode node, HistoryEvent happened, StateVisit? visit)
    {
        // Painted at the next tick, with all that happened until then.
    }

    public void Described(ViewNode node, StateRow map, string mapRunArn, MapRunProgress progress)
    {
        // As above.
    }

    public void Said(string line) => _painter.Above([Cells.Fit(Cells.Clean(line), _environment.Size().Columns - 1, _environment.Unicode)]);

    public void Logged(string source, DateTimeOffset time, string line) => Said($"{source} | {line}");

    public void Tick(DateTimeOffset now)
    {
        _ticks++;
        _painter.Paint(Compose(now, running: true));
    }

    public void End(ViewEnd end, DateTimeOffset now)
    {
        if (_root is not null)
        {
            _painter.Paint(Compose(now, running: false));
            _painter.Finish();

            foreach (var line in _block.Lines(_root, end, _environment.Size().Columns))
            {
                _environment.Output.WriteLine(line);
            }
        }

        _environment.Output.Flush();
    }

    private List<PaintedLine> Compose(DateTimeOffset now, bool running)
    {
        var (columns, height) = _environment.Size();
        var width = Math.Max(40, columns) - 1;
        var all = TableRows.Of(_root!, now).ToList();
        var rows = TableRows.Choose(all, _compact, running ? Math.Max(3, height - LinesAround) : int.MaxValue);
        var steps = StepProgress.Of(_root!);
        var lines = new List<PaintedLine> { Line(Title(now, steps, width), width) };
        var layout = Layout.Of(rows, width);

        if (rows.Count > 0)
        {
            lines.Add(Line(
                [
                    new("  "), new(Cells.Pad("STATE", layout.Name + Gap), Dim), new(Cells.Pad("STATUS", StatusWidth + Gap), Dim), new(Cells.Pad("TRY", layout.Tries + Gap), Dim),
                    new(Cells.PadLeft("ELAPSED", layout.Elapsed) + Space, Dim), new(layout.Usual > 0 ? Cells.PadLeft("HIST", layout.Usual) + Space : "", Dim), new("DETAIL", Dim),
                ],
                width));
        }

        lines.AddRange(rows.Select(row => Line(Row(row, layout, running), width)));

        if (all.Count > rows.Count)
        {
            lines.Add(Line([new(all.Count - rows.Count == 1 ? "  1 row is not shown" : $"  {all.Count - rows.Count} rows are not shown", Dim)], width));
        }

        if (running && steps.Ahead.Count > 0)
        {
            var count = $" ({steps.Ahead.Count} waiting)";
            lines.Add(Line([new($"{(_environment.Unicode ? "·" : ".")} {Cells.Fit(string.Join(", ", steps.Ahead.Select(Cells.Clean)), width - 2 - count.Length, _environment.Unicode)}{count}", Dim)], width));
        }

        return lines;
    }

    private IEnumerable<Part> Row(TableRow row, Layout layout, bool running)
    {
        var style = StyleOf(row.Status);
        var remark = row.Slow ? StyleOf(StateStatus.Retrying) : row.Status is StateStatus.Failed or StateStatus.TimedOut ? style : Dim;
        var name = new string(' ', row.Indent * 2) + Cells.Clean(row.Name);
        var detail = _environment.Unicode ? row.Detail.Replace("polls x", "polls ×", StringComparison.Ordinal) : row.Detail;
        var log = row.Log is not null && _environment.ShowsLinks ? "log" : "";
        var room = Math.Max(4, layout.Detail - (log.Length > 0 ? log.Length + Gap : 0));
        yield return new($"{GlyphOf(row.Status, running)} ", style);
        yield return new(Cells.Pad(Cells.Fit(name, layout.Name, _environment.Unicode), layout.Name + Gap), row.Status is StateStatus.Running ? new Style(decoration: Decoration.Bold) : Style.Plain);
        yield return new(Cells.Pad(StateText.Of(row.Status), StatusWidth + Gap), style);
        yield return new(Cells.Pad(row.Tries, layout.Tries + Gap));
        yield return new(Cells.PadLeft(Duration.Text(row.Elapsed), layout.Elapsed) + Space, row.Slow ? remark : Style.Plain);
        yield return new(layout.Usual > 0 ? Cells.PadLeft(row.Usual is { } usual ? Duration.Text(usual) : "", layout.Usual) + Space : "", Dim);
        yield return new(Cells.Fit(Cells.Clean(detail), room, _environment.Unicode), remark);

        if (log.Length > 0)
        {
            yield return new(detail.Length > 0 ? Space : "");
            yield return new(log, Dim, row.Log);
        }
    }

    private List<Part> Title(DateTimeOffset now, StepProgress steps, int width)
    {
        var (subject, view) = (_root!.Subject, _root.View);
        var style = view.Status switch
        {
            ExecutionStatus.Running => new Style(Color.Blue),
            ExecutionStatus.Succeeded => new Style(Color.Green),
            _ => new Style(Color.Red),
        };
        var median = subject.Median is { } known ? $" (median {Duration.Text(known)})" : "";
        List<Part> standing =
        [
            new($"  {StateText.Of(view.Status)}", style),
            new($"  {Duration.Text(view.Elapsed(now))}{median}"),
            new(view.Redrives > 0 ? $"  redriven x{view.Redrives}" : "", Dim),
            new(view.Status is ExecutionStatus.Running && steps.Count > 0 ? $"  {steps.Done}/{steps.Count} steps" : "", Dim),
        ];

        // Rather the name is cut than how it stands.
        var room = Math.Max(ShortestTitle, width - 2 - standing.Sum(part => part.Text.Length));
        var address = subject.Arn is { } arn && _environment.ShowsLinks ? subject.Links?.Execution(arn) : null;
        return
        [
            new(_environment.Unicode ? "▶ " : "> ", style),
            new(Cells.Fit(Cells.Clean(_block.Title(_root)), room, _environment.Unicode), new Style(decoration: Decoration.Bold), address),
            .. standing,
        ];
    }

    private string GlyphOf(StateStatus status, bool running) => (status, _environment.Unicode) switch
    {
        (StateStatus.Running or StateStatus.Retrying, true) => running ? Spinner[_ticks % Spinner.Length] : "·",
        (StateStatus.Running or StateStatus.Retrying, false) => running ? @"|/-\"[_ticks % 4].ToString() : ".",
        (StateStatus.Succeeded, true) => "✔",
        (StateStatus.Succeeded, false) => "+",
        (StateStatus.Caught, true) => "↷",
        (StateStatus.Caught, false) => "~",
        (StateStatus.Aborted, true) => "⊘",
        (StateStatus.Aborted, false) => "o",
        (_, true) => "✖",
        (_, false) => "x",
    };

    private static Style StyleOf(StateStatus status) => status switch
    {
        StateStatus.Running => new Style(Color.Blue),
        StateStatus.Retrying or StateStatus.Caught => new Style(Color.Yellow),
        StateStatus.Succeeded => new Style(Color.Green),
        StateStatus.Aborted => Dim,
        _ => new Style(Color.Red),
    };

    private PaintedLine Line(IEnumerable<Part> parts, int width)
    {
        var (text, used) = (new StringBuilder(), 0);

        foreach (var part in parts)
        {
            var fitted = used + Cells.Width(part.Text) <= width ? part.Text : Cells.Fit(part.Text, Math.Max(0, width - used), _environment.Unicode);
            var painted = _console.ToAnsi(new Painted(new Segment(fitted, part.Style ?? Style.Plain)));
            text.Append(part.Address is { } address ? Hyperlink.Of(painted, address) : painted);
            used += Cells.Width(fitted);
        }

        return new PaintedLine(text.ToString().TrimEnd(), used);
    }

    private sealed record Part(string Text, Style? Style = null, string? Address = null);

    private sealed class Painted(Segment segment) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => [segment];
    }

    // How many cells each column takes.
    private sealed record Layout(int Name, int Tries, int Elapsed, int Usual, int Detail)
    {
        public static Layout Of(IReadOnlyList<TableRow> rows, int width)
        {
            var name = Math.Min(Math.Max(12, Most(row => (row.Indent * 2) + Cells.Width(Cells.Clean(row.Name)))), Math.Max(14, width * 4 / 10));
            var tries = Math.Max(3, Most(row => row.Tries.Length));
            var elapsed = Math.Max(7, Most(row => Duration.Text(row.Elapsed).Length));
            var usual = rows.Any(row => row.Usual is not null) ? Math.Max(5, Most(row => row.Usual is { } known ? Duration.Text(known).Length : 0)) : 0;
            return new(name, tries, elapsed, usual, width - 2 - name - StatusWidth - tries - elapsed - usual - (Gap * (usual > 0 ? 5 : 4)));

            int Most(Func<TableRow, int> of) => rows.Max(row => (int?)of(row)) ?? 0;
        }
    }
}
