using System.Globalization;
using Orchestration.Runtime.History;

namespace Orchestration.Commands.View;

/// <summary>One line with a time for each change: for logs, pipes and <c>NO_COLOR</c>.</summary>
internal sealed class PlainLines(TextWriter output, MessageBlock block, bool compact) : IExecutionRenderer
{
    // The loop that each execution is going round.
    private readonly Dictionary<ViewNode, PollLoop> _loops = [];
    private ViewNode? _root;

    public void Begin(ViewNode root)
    {
        _root = root;
        output.WriteLine(Cells.Clean(block.Title(root)));
    }

    public void Happened(ViewNode node, HistoryEvent happened, StateVisit? visit)
    {
        var row = visit?.Row;

        if (_loops.TryGetValue(node, out var loop) && loop != row?.Loop)
        {
            _loops.Remove(node);
            State(node, happened.Timestamp, loop.Head, $"{StateText.Of(StateText.StatusOf(loop.Head))}, polls x{loop.Polls} in {Duration.Text(loop.Elapsed(happened.Timestamp))}");
        }

        switch (happened.Type)
        {
            case HistoryEventType.ExecutionStarted:
                Line(node, happened.Timestamp, "", "started");
                return;

            case HistoryEventType.ExecutionRedriven:
                Line(node, happened.Timestamp, "", $"redriven, for the {Ordinal(node.View.Redrives)} time");
                return;

            case HistoryEventType.ExecutionSucceeded or HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionTimedOut or HistoryEventType.ExecutionAborted:
                if (row is { Status: StateStatus.Failed } && row.Type is not "Fail")
                {
                    Line(node, happened.Timestamp, row.Name, Ended(row, happened.Timestamp));
                }

                Line(node, happened.Timestamp, "", $"{StateText.Of(node.View.Status)} after {Duration.Text(node.View.Elapsed(happened.Timestamp))}");
                return;
        }

        if (row is null)
        {
            return;
        }

        if (row.Loop is not null)
        {
            // What is gone round again and again is told once it is over.
            _loops[node] = row.Loop;
            return;
        }

        switch (happened.Details)
        {
            case HistoryDetails.Entered when row.Type is "Task" or "Map" or "Parallel" or "Wait":
                State(node, happened.Timestamp, row, row.Visits > 1 && row.Parent is null ? $"running again, for the {Ordinal(row.Visits)} time" : "running");
                break;

            case HistoryDetails.Entered when row.Type is "Fail":
                Line(node, happened.Timestamp, row.Name, "reached");
                break;

            case HistoryDetails.Exited when row.Type is not "Choice":
                State(node, happened.Timestamp, row, Ended(row, happened.Timestamp));
                break;

            case HistoryDetails.Scheduled or HistoryDetails.WorkScheduled or HistoryDetails.MapStarted when visit!.Attempts > 1:
                State(node, happened.Timestamp, row, $"try {StateText.TriesOf(row, node.Subject.Outline)}");
                break;

            case HistoryDetails.TaskProduced when happened.Type is HistoryEventType.TaskSubmitted && row.Work is not null:
                State(node, happened.Timestamp, row, row.Work);
                break;

            case HistoryDetails.TaskFailure or HistoryDetails.Failure or HistoryDetails.Evaluation:
                Line(node, happened.Timestamp, row.Name, $"try {Math.Max(1, visit!.Attempts)} failed: {StateText.ErrorOf(row)}");
                break;
        }
    }

    public void Described(ViewNode node, StateRow map, string mapRunArn, MapRunProgress progress)
    {
        if (progress.Stopped is { } stopped && (progress.Failed > 0 || !compact))
        {
            Line(node, stopped, map.Name, $"Map run {StateText.Of(progress.Status)} after {Duration.Text(progress.Elapsed(stopped))}: {progress.Text}");
        }
    }

    public void Said(string line) => output.WriteLine(Cells.Clean(line));

    public void Logged(string source, DateTimeOffset time, string line) => output.WriteLine(Cells.Clean($"{Time(time)}  {source} | {line}"));

    public void Tick(DateTimeOffset now)
    {
    }

    public void End(ViewEnd end, DateTimeOffset now)
    {
        foreach (var line in block.Lines(_root!, end))
        {
            output.WriteLine(line);
        }

        output.Flush();
    }

    private static string Ended(StateRow row, DateTimeOffset time)
    {
        var words = $"{StateText.Of(row.Status)} after {Duration.Text(row.Elapsed(time))}";
        var detail = row.Status is StateStatus.Succeeded ? row.Attempts > 1 ? $"{row.Attempts} tries" : row.Items > 0 ? $"{row.ItemsSucceeded} of {row.Items} items" : "" : StateText.DetailOf(row);
        return detail.Length > 0 ? $"{words}: {detail}" : words;
    }

    private static string Ordinal(int number) => number switch
    {
        1 => "1st",
        2 => "2nd",
        3 => "3rd",
        _ => $"{number}th",
    };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    // A line of a state, which is left out where all is well and only what is not is wanted.
    private void State(ViewNode node, DateTimeOffset time, StateRow row, string words)
    {
        if (!compact || StateText.StatusOf(row) is not (StateStatus.Running or StateStatus.Succeeded))
        {
            Line(node, time, row.Name, words);
        }
    }

    private void Line(ViewNode node, DateTimeOffset time, string state, string words)
    {
        var name = node.Depth == 0 ? state : state.Length == 0 ? node.Subject.Execution : $"{node.Subject.Execution} / {state}";
        output.WriteLine(Cells.Clean(name.Length == 0 ? $"{Time(time)}  {words}" : $"{Time(time)}  {name}: {words}"));
    }
}
