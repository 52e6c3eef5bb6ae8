namespace Orchestration.Commands.View;

/// <summary>A state as the view shows it: all stays in it, one line.</summary>
internal sealed class StateRow(string name, string type, StateRow? parent)
{
    public string Name { get; } = name;

    /// <summary>The state's type: <c>Task</c>, <c>Wait</c>, <c>Choice</c>, ...</summary>
    public string Type { get; } = type;

    /// <summary>The Map or Parallel state around it.</summary>
    public StateRow? Parent { get; } = parent;

    /// <summary>The names of the states around it and its own: the same in every run of the machine.</summary>
    public string Path { get; } = parent is null ? name : $"{parent.Path} / {name}";

    /// <summary>How many states are around it.</summary>
    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    /// <summary>The rows of the states inside it.</summary>
    public List<StateRow> Children { get; } = [];

    /// <summary>The loop that it is a part of, once the loop was gone round.</summary>
    public PollLoop? Loop { get; set; }

    /// <summary>How often the state was entered.</summary>
    public int Visits { get; set; }

    /// <summary>How many stays go on at this moment.</summary>
    public int Open { get; set; }

    /// <summary>Of the open stays, those whose last attempt failed.</summary>
    public int Retrying { get; set; }

    public int SucceededVisits { get; set; }

    public int FailedVisits { get; set; }

    /// <summary>The attempts of the last stay.</summary>
    public int Attempts { get; set; }

    /// <summary>How the last stay ended.</summary>
    public StateStatus LastEnd { get; set; }

    public DateTimeOffset Entered { get; init; }

    public DateTimeOffset Left { get; set; }

    /// <summary>The items of a Map state; 0 where it is none, or where its Map run counts them.</summary>
    public int Items { get; set; }

    public int ItemsSucceeded { get; set; }

    public int ItemsFailed { get; set; }

    public string? MapRunArn { get; set; }

    /// <summary>The service that the task calls: <c>glue:startJobRun.sync</c>.</summary>
    public string? Resource { get; set; }

    /// <summary>The last error of the state, also of an attempt that was made good.</summary>
    public string? Error { get; set; }

    public string? Cause { get; set; }

    /// <summary>What the task's service said of its work, such as the id of a job's run.</summary>
    public string? Work { get; set; }

    /// <summary>How it stands.</summary>
    public StateStatus Status => Open == 0 ? LastEnd : Open == Retrying ? StateStatus.Retrying : StateStatus.Running;

    /// <summary>How long it took, or takes at <paramref name="now"/>.</summary>
    public TimeSpan Elapsed(DateTimeOffset now) => (Open > 0 ? now : Left) - Entered is { Ticks: > 0 } elapsed ? elapsed : TimeSpan.Zero;
}
