using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

internal sealed class RunnableWait(string name) : RunnableState(name)
{
    private const long LongestWait = 99_999_999;

    public override string EnteredType => HistoryEventType.WaitStateEntered;

    public override string ExitedType => HistoryEventType.WaitStateExited;

    public Field? Seconds { get; init; }

    public Field? Timestamp { get; init; }

    /// <summary>JSONPath: the text of the path, for errors; null where the field itself is given.</summary>
    public string? Path { get; init; }

    public override bool Run(Strand strand)
    {
        var input = EffectiveInput(strand);
        var now = strand.Execution.Now;
        var until = Seconds is not null ? now + Duration(strand, input) : Moment(strand, input);

        if (until - now > TimeSpan.FromSeconds(LongestWait))
        {
            throw new QueryEvaluationException(IsJsonata ? ErrorNames.QueryEvaluation : ErrorNames.Runtime, "Wait state delay is too long.");
        }

        return until <= now ? After(strand, input) : strand.Suspend(new Pause(strand, until, one => After(one, input)));
    }

    protected override bool PointsToEntered(QueryEvaluationException exception) => true;

    private bool After(Strand strand, JsonValue input) => Finish(strand, input, input);

    private TimeSpan Duration(Strand strand, JsonValue input)
    {
        if (IsJsonata)
        {
            return TimeSpan.FromSeconds(Numbers.Whole(Seconds!, Seconds!.Evaluate(strand, input), "Seconds", 0, LongestWait));
        }

        var value = Read(strand, Seconds!, "SecondsPath", input);

        if (!value.IsNumber || value.AsNumber() != Math.Floor(value.AsNumber()))
        {
            throw new QueryEvaluationException(ErrorNames.Runtime, $"The SecondsPath parameter cannot be parsed as a long value: {Path} == {Shown.Plain(value)}");
        }

        if (value.AsNumber() < 0)
        {
            throw new QueryEvaluationException(ErrorNames.Runtime, $"The SecondsPath parameter references a negative value: {Path} == {Shown.Plain(value)}");
        }

        // Longer ones are refused by the caller; the cap keeps the number inside a TimeSpan.
        return TimeSpan.FromSeconds(Math.Min(value.AsNumber(), LongestWait + 1));
    }

    private DateTimeOffset Moment(Strand strand, JsonValue input)
    {
        var value = IsJsonata ? Timestamp!.Evaluate(strand, input) : Read(strand, Timestamp!, "TimestampPath", input);

        if (value.IsString && Iso8601.TryParse(value.AsString(), out var moment))
        {
            return moment;
        }

        throw IsJsonata
            ? new QueryEvaluationException(
                ErrorNames.QueryEvaluation, $"The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: {Shown.Plain(value)}", "Timestamp")
            : new QueryEvaluationException(
                ErrorNames.Runtime, $"The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: {Path} == {Shown.Plain(value)}");
    }

    private JsonValue Read(Strand strand, Field field, string name, JsonValue input)
    {
        try
        {
            return field.Evaluate(strand, input);
        }
        catch (QueryEvaluationException)
        {
            throw new QueryEvaluationException(ErrorNames.Runtime, $"The {name} parameter does not reference an input value: {Path}");
        }
    }


}
