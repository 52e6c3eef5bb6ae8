using Orchestration.Runtime;
using Orchestration.Runtime.History;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Orchestration.Commands.View;

/// <summary>A table that follows the execution: one row a state, repainted at most four times a second.</summary>
internal sealed class LiveTable : IExecutionRenderer
{
    private const int StatusWidth = 9;
    private const int ElapsedWidth = 8;
    private const int Gap = 2;

    private static readonly string[] Spinner = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

    private readonly CommandEnvironment _environment;
    private readonly MessageBlock _block;
    private readonly LivePainter _painter;
    private readonly IAnsiConsole _console;
    private ViewNode? _root;
    private int _ticks;

    public LiveTable(CommandEnvironment environment)
    {
        _environment = environment;
        _block = new MessageBlock(environment.Unicode);
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

            foreach (var line in _block.Lines(_root, end, now))
            {
                _environment.Output.WriteLine(Cells.Clean(line));
            }
        }

        _environment.Output.Flush();
    }

    private List<PaintedLine> Compose(DateTimeOffset now, bool running)
    {
        var (columns, height) = _environment.Size();
        var width = Math.Max(40, columns) - 1;
        var rows = Visible(Rows(_root!, 0).ToList(), running ? Math.Max(3, height - 4) : int.MaxValue, out var left);
        var tries = Math.Max(3, rows.Max(row => (int?)StateText.TriesOf(row.Row, row.Node.Subject.Outline).Length) ?? 0);
        var names = Math.Min(Math.Max(12, rows.Max(row => (int?)Cells.Width(NameOf(row))) ?? 0), Math.Max(14, width * 4 / 10));
        var detail = width - 2 - names - StatusWidth - tries - ElapsedWidth - (Gap * 4);
        var lines = new List<PaintedLine> { Line(TitleOf(_root!, now), width) };

        if (rows.Count > 0)
        {
            lines.Add(Line([("  ", Style.Plain), (Cells.Pad("STATE", names + Gap), Dim), (Cells.Pad("STATUS", StatusWidth + Gap), Dim), (Cells.Pad("TRY", tries + Gap), Dim), (Cells.PadLeft("ELAPSED", ElapsedWidth), Dim), ("  DETAIL", Dim)], width));
        }

        foreach (var row in rows)
        {
            var status = StateText.StatusOf(row.Row);
            var style = StyleOf(status);
            lines.Add(Line(
                [
                    ($"{GlyphOf(status, running)} ", style),
                    (Cells.Pad(Cells.Fit(NameOf(row), names, _environment.Unicode), names + Gap), status is StateStatus.Running ? new Style(decoration: Decoration.Bold) : Style.Plain),
                    (Cells.Pad(StateText.Of(status), StatusWidth + Gap), style),
                    (Cells.Pad(StateText.TriesOf(row.Row, row.Node.Subject.Outline), tries + Gap), Style.Plain),
                    (Cells.PadLeft(Duration.Text(StateText.ElapsedOf(row.Row, now)), ElapsedWidth) + "  ", Style.Plain),
                    (Cells.Fit(Cells.Clean(DetailOf(row)), Math.Max(4, detail), _environment.Unicode), status is StateStatus.Failed or StateStatus.TimedOut ? style : Dim),
                ],
                width));
        }

        if (left > 0)
        {
            lines.Add(Line([($"  {left} finished states are not shown", Dim)], width));
        }

        return lines;
    }

    private static Style Dim => new(Color.Grey);

    private List<(string Text, Style Style)> TitleOf(ViewNode node, DateTimeOffset now)
    {
        var view = node.View;
        var style = view.Status switch
        {
            ExecutionStatus.Running => new Style(Color.Blue),
            ExecutionStatus.Succeeded => new Style(Color.Green),
            _ => new Style(Color.Red),
        };
        var median = node.Subject.Median is { } known ? $" (median {Duration.Text(known)})" : "";
        return
        [
            (_environment.Unicode ? "▶ " : "> ", style),
            (_block.Title(node), new Style(decoration: Decoration.Bold)),
            ($"  {StateText.Of(view.Status)}", style),
            ($"  {Duration.Text(view.Elapsed(now))}{median}", Style.Plain),
            (view.Redrives > 0 ? $"  redriven x{view.Redrives}" : "", Dim),
        ];
    }

    private static IEnumerable<ShownRow> Rows(ViewNode node, int indent)
    {
        foreach (var row in node.View.Shown)
        {
            yield return new ShownRow(node, row, indent + row.Depth);

            foreach (var nested in node.Nested.Where(nested => nested.StartedBy == row))
            {
                foreach (var inner in Rows(nested, indent + row.Depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }

    // In a window too low for all rows those go first that are over and of which there is least to say.
    private static List<ShownRow> Visible(List<ShownRow> rows, int room, out int left)
    {
        left = 0;

        foreach (var weight in (int[])[0, 1])
        {
            for (var i = 0; i < rows.Count && rows.Count > room; i++)
            {
                if (WeightOf(rows[i]) == weight)
                {
                    rows.RemoveAt(i--);
                    left++;
                }
            }
        }

        if (rows.Count > room)
        {
            left += rows.Count - room;
            rows = rows.GetRange(rows.Count - room, room);
        }

        return rows;
    }

    private static int WeightOf(ShownRow row) => StateText.StatusOf(row.Row) is not StateStatus.Succeeded ? 2 : row.Row.Type is "Choice" or "Pass" or "Wait" ? 0 : 1;

    private static string NameOf(ShownRow row) => new string(' ', row.Indent * 2) + Cells.Clean(row.Row.Name);

    private string DetailOf(ShownRow row)
    {
        var detail = StateText.DetailOf(row.Row);
        var run = row.Row.MapRunArn is { } arn && row.Node.MapRuns.TryGetValue(arn, out var counts) ? counts : "";
        return string.Join(", ", new[] { run, _environment.Unicode ? detail.Replace("polls x", "polls ×", StringComparison.Ordinal) : detail }.Where(part => part.Length > 0));
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

    private PaintedLine Line(List<(string Text, Style Style)> parts, int width)
    {
        var (segments, used) = (new List<Segment>(), 0);

        foreach (var (text, style) in parts)
        {
            var fitted = used + Cells.Width(text) <= width ? text : Cells.Fit(text, Math.Max(0, width - used), _environment.Unicode);
            segments.Add(new Segment(fitted, style));
            used += Cells.Width(fitted);
        }

        return new PaintedLine(_console.ToAnsi(new Segments(segments)).TrimEnd(), used);
    }

    private sealed record ShownRow(ViewNode Node, StateRow Row, int Indent);

    private sealed class Segments(List<Segment> segments) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(0, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => segments;
    }
}
