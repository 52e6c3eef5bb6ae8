using Orchestration.Runtime;
namespace Orchestration.Commands.View;

/// <summary>The words of a row, the same in the table and in lines.</summary>
internal static class StateText
{
    public static string Of(StateStatus status) => status switch
    {
        StateStatus.Running => "running",
        StateStatus.Retrying => "retrying",
        StateStatus.Succeeded => "succeeded",
        StateStatus.Failed => "failed",
        StateStatus.Caught => "caught",
        StateStatus.TimedOut => "timed out",
        _ => "aborted",
    };

    public static string Of(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        _ => "ABORTED",
    };

    /// <summary>How a row stands; a poll loop's head stands for the whole loop.</summary>
    public static StateStatus StatusOf(StateRow row)
    {
        if (row.Loop is not { } loop)
        {
            return row.Status;
        }

        if (loop.Open)
        {
            return loop.Rows.Any(other => other.Open > 0 && other.Open == other.Retrying) ? StateStatus.Retrying : StateStatus.Running;
        }

        return loop.Rows.FirstOrDefault(other => other.LastEnd is not StateStatus.Succeeded)?.LastEnd ?? StateStatus.Succeeded;
    }

    /// <summary>How long a row took, or takes.</summary>
    public static TimeSpan ElapsedOf(StateRow row, DateTimeOffset now) => row.Loop is { } loop ? loop.Elapsed(now) : row.Elapsed(now);

    /// <summary>The attempts of a row: <c>2</c>, or <c>2/4</c> where the definition says how many there may be.</summary>
    public static string TriesOf(StateRow row, MachineOutline outline) => row.Attempts == 0
        ? ""
        : outline.TriesOf(row.Name) is { } most ? $"{row.Attempts}/{Math.Max(most, row.Attempts)}" : $"{row.Attempts}";

    /// <summary>What else there is to say of a row.</summary>
    public static string DetailOf(StateRow row)
    {
        var parts = new List<string>();

        if (row.Loop is { } loop)
        {
            parts.Add($"polls x{loop.Polls}");
        }
        else if (row.Visits > 1 && row.Parent is null)
        {
            parts.Add($"x{row.Visits}");
        }
        else if (row.Visits > 1)
        {
            parts.Add(row.FailedVisits > 0 ? $"{row.SucceededVisits} of {row.Visits} succeeded, {row.FailedVisits} failed" : $"{row.SucceededVisits} of {row.Visits} succeeded");
        }

        if (row.Items > 0)
        {
            parts.Add(row.ItemsFailed > 0 ? $"{row.ItemsSucceeded} of {row.Items} items, {row.ItemsFailed} failed" : $"{row.ItemsSucceeded} of {row.Items} items");
        }

        if (row.Error is { Length: > 0 } earlier && StatusOf(row) is StateStatus.Succeeded or StateStatus.Running)
        {
            parts.Add($"after {earlier}");
        }
        else if (row.Error is { Length: > 0 })
        {
            parts.Add(ErrorOf(row));
            return string.Join(", ", parts);
        }

        if (row.Work is { } work)
        {
            parts.Add(work);
        }

        return string.Join(", ", parts);
    }

    /// <summary>The last error of a row and the first line of what it says; empty where there was none.</summary>
    public static string ErrorOf(StateRow row)
    {
        var message = FailureCause.Read(row.Cause).Message.Split('\n')[0];
        return message.Length > 0 ? $"{row.Error}: {message}" : row.Error ?? "";
    }
}
