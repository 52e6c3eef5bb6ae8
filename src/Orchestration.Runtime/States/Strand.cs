using Orchestration.Query;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.States;

/// <summary>One path through one graph: the execution itself, a branch of a Parallel, or an iteration of a Map.</summary>
internal sealed class Strand(Execution execution, Frame? frame, int index, VariableScope variables)
{
    private JsonValue _context;

    public Execution Execution => execution;

    /// <summary>The Parallel or Map that this strand belongs to; null for the execution itself.</summary>
    public Frame? Frame => frame;

    /// <summary>Which branch or item it is.</summary>
    public int Index => index;

    /// <summary>Its place among those that run at the same time.</summary>
    public int Slot { get; private init; }

    public VariableScope Variables => variables;

    /// <summary>The state that it is in.</summary>
    public RunnableState State { get; private set; } = null!;

    /// <summary>The input of that state, before InputPath.</summary>
    public JsonValue Input { get; private set; }

    /// <summary>The event that the next one follows.</summary>
    public long Last { get; set; }

    /// <summary>The event with which the state was entered.</summary>
    public long Entered { get; private set; }

    /// <summary>The event before that.</summary>
    public long BeforeEntered { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>How often the state has been retried.</summary>
    public int RetryCount { get; private set; }

    /// <summary>How often each retrier has been used.</summary>
    public int[]? Retries { get; private set; }

    /// <summary>The token of the attempt that is being made; null where it has none.</summary>
    public string? TaskToken { get; private set; }

    public Suspension? Suspension { get; private set; }

    /// <summary>Whether it ended or was cut off.</summary>
    public bool IsOver { get; private set; }

    private bool IsFresh { get; set; }

    public static Strand Begin(Execution execution, Frame? frame, int index, VariableScope variables, RunnableState first, JsonValue input, long after, int slot = 0)
    {
        var strand = new Strand(execution, frame, index, variables) { State = first, Input = input, Last = after, IsFresh = true, Slot = slot };
        execution.Ready(strand);
        return strand;
    }

    /// <summary>Goes on from where it stands, as far as it can.</summary>
    public void Advance()
    {
        var goesOn = Try(static strand => strand.Suspension is { } suspension ? suspension.Resume() : strand.Enter());

        while (goesOn)
        {
            if (Execution.HasMail)
            {
                Execution.Ready(this);
                return;
            }

            goesOn = Try(static strand => strand.Enter());
        }
    }

    /// <summary>Leaves the state for the next one, or ends the graph.</summary>
    /// <returns>Whether there is a next state.</returns>
    public bool Leave(JsonValue output, RunnableState? next, JsonValue assigned = default)
    {
        if (assigned.IsObject)
        {
            variables.Set(assigned.AsObject());
        }

        Append(State.ExitedType!, new History.HistoryDetails.Exited(State.Name, output, assigned));
        return Go(output, next);
    }

    public bool Go(JsonValue output, RunnableState? next)
    {
        Suspension = null;

        if (next is null)
        {
            IsOver = true;
            Execution.Ended(this, output);
            return false;
        }

        (State, Input, IsFresh) = (next, output, true);
        return true;
    }

    /// <summary>The state failed for good: so does the graph.</summary>
    public bool Fail(StateFailure failure)
    {
        Suspension = null;
        IsOver = true;
        Execution.Failed(this, failure);
        return false;
    }

    public bool Suspend(Suspension suspension)
    {
        Suspension = suspension;
        return false;
    }

    /// <summary>Cuts the strand off, and all below it.</summary>
    public void Cancel()
    {
        IsOver = true;
        Suspension?.End();
        Suspension = null;
    }

    public long Append(string type, History.HistoryDetails? details = null) => Last = Execution.Append(Last, type, details);

    public int CountRetry(int retrier, int retriers)
    {
        Retries ??= new int[retriers];
        RetryCount++;
        _context = default;
        return Retries[retrier]++;
    }

    public void UseToken(string? token)
    {
        TaskToken = token;
        _context = default;
    }

    public QueryScope Scope(bool needsContext, JsonValue input, JsonValue result = default, JsonValue error = default) => new()
    {
        Input = input,
        Context = needsContext ? Context : default,
        Result = result,
        ErrorOutput = error,
        Variables = variables,
        Time = Execution.Time,
    };

    /// <summary>The context object as the state sees it.</summary>
    public JsonValue Context => _context.IsUndefined ? _context = Execution.ContextOf(this) : _context;

    /// <summary>The context object for one item of the Map state that this strand is in.</summary>
    public JsonValue ContextOf(JsonValue item) => Context.AsObject().With("Map", JsonValue.Object(("Item", item)));

    /// <summary>AWS's words for where an error happened.</summary>
    public string Located(string cause) => $"An error occurred while executing the state '{State.Name}' (entered at the event id #{Entered}). {cause}";

    private bool Enter()
    {
        if (IsFresh)
        {
            IsFresh = false;
            RetryCount = 0;
            Retries = null;
            TaskToken = null;
            _context = default;
            BeforeEntered = Last;
            EnteredAt = Execution.Now;
            Entered = Append(State.EnteredType, new History.HistoryDetails.Entered(State.Name, Input));
        }

        return State.Run(this);
    }

    private bool Try(Func<Strand, bool> step)
    {
        try
        {
            return step(this);
        }
        catch (QueryEvaluationException exception)
        {
            return State.Failed(this, exception);
        }
    }
}
