using System.Globalization;
using Orchestration.Runtime.History;

namespace Orchestration.Commands.View;

/// <summary>One line with a time for each change: for logs, pipes and <c>NO_COLOR</c>.</summary>
internal sealed class PlainLines(TextWriter output, MessageBlock block) : IExecutionRenderer
{
    private ViewNode? _root;
    private PollLoop? _loop;

    public void Begin(ViewNode root)
    {
        _root = root;
        output.WriteLine(block.Title(root));
    }

    public void Happened(ViewNode node, HistoryEvent happened, StateVisit? visit)
    {
        var row = visit?.Row;

        if (_loop is not null && _loop != row?.Loop)
        {
            var loop = _loop;
            _loop = null;
            Line(node, happened.Timestamp, loop.Head.Name, $"{StateText.Of(StateText.StatusOf(loop.Head))}, polls x{loop.Polls} in {Duration.Text(loop.Elapsed(happened.Timestamp))}");
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
            _loop = row.Loop;
            return;
        }

        switch (happened.Details)
        {
            case HistoryDetails.Entered when row.Type is "Task" or "Map" or "Parallel" or "Wait":
                Line(node, happened.Timestamp, row.Name, row.Visits > 1 && row.Parent is null ? $"running again, for the {Ordinal(row.Visits)} time" : "running");
                break;

            case HistoryDetails.Entered when row.Type is "Fail":
                Line(node, happened.Timestamp, row.Name, "reached");
                break;

            case HistoryDetails.Exited when row.Type is not "Choice":
                Line(node, happened.Timestamp, row.Name, Ended(row, happened.Timestamp));
                break;

            case HistoryDetails.Scheduled or HistoryDetails.WorkScheduled or HistoryDetails.MapStarted when visit!.Attempts > 1:
                Line(node, happened.Timestamp, row.Name, $"try {StateText.TriesOf(row, node.Subject.Outline)}");
                break;

            case HistoryDetails.TaskProduced when happened.Type is HistoryEventType.TaskSubmitted && row.Work is not null:
                Line(node, happened.Timestamp, row.Name, row.Work);
                break;

            case HistoryDetails.TaskFailure or HistoryDetails.Failure or HistoryDetails.Evaluation:
                Line(node, happened.Timestamp, row.Name, $"try {Math.Max(1, visit!.Attempts)} failed: {StateText.DetailOf(row)}");
                break;
        }
    }

    public void Said(string line) => output.WriteLine(line);

    public void Logged(string source, DateTimeOffset time, string line) => output.WriteLine($"{Time(time)}  {source} | {line}");

    public void Tick(DateTimeOffset now)
    {
    }

    public void End(ViewEnd end, DateTimeOffset now)
    {
        foreach (var line in block.Lines(_root!, end, now))
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

    private void Line(ViewNode node, DateTimeOffset time, string state, string words)
    {
        var name = node.Depth == 0 ? state : state.Length == 0 ? node.Subject.Execution : $"{node.Subject.Execution} / {state}";
        output.WriteLine(name.Length == 0 ? $"{Time(time)}  {words}" : $"{Time(time)}  {name}: {words}");
    }
}
