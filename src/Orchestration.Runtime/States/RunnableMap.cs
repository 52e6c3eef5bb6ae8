using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

internal sealed class RunnableMap(string name, RunnableGraph processor) : RunnableWork(name)
{
    // AWS runs no more iterations of an inline Map at a time, whatever the definition says.
    private const int MostInline = 40;
    private const int MostDistributed = 10_000;

    public override string EnteredType => HistoryEventType.MapStateEntered;

    public override string ExitedType => HistoryEventType.MapStateExited;

    public RunnableGraph Processor => processor;

    public bool IsDistributed { get; init; }

    public string? Label { get; init; }

    /// <summary>JSONata Items or JSONPath ItemsPath; null for the input.</summary>
    public Field? Items { get; init; }

    /// <summary>JSONPath: the text of ItemsPath, for errors.</summary>
    public string ItemsPath { get; init; } = "$";

    public Field? ItemSelector { get; init; }

    public NumberField? MaxConcurrency { get; init; }

    public NumberField? ToleratedFailureCount { get; init; }

    public NumberField? ToleratedFailurePercentage { get; init; }

    public RunnableReader? ItemReader { get; init; }

    public RunnableBatcher? ItemBatcher { get; init; }

    public RunnableWriter? ResultWriter { get; init; }

    public override bool Run(Strand strand)
    {
        var input = EffectiveInput(strand);
        var concurrency = (int)(MaxConcurrency?.Whole(strand, input, 0, int.MaxValue) ?? 0);
        var most = IsDistributed ? MostDistributed : MostInline;
        concurrency = concurrency == 0 ? most : Math.Min(concurrency, most);
        var items = ItemReader is null ? ReadItems(strand, input) : JsonArray.Empty;
        strand.Append(HistoryEventType.MapStateStarted, new HistoryDetails.MapStarted(items.Count));

        if (IsDistributed)
        {
            return strand.Suspend(DistributedMapRun.Begin(this, strand, input, items, concurrency));
        }

        return items.Count == 0 ? Ended(strand, []) : strand.Suspend(new MapFrame(this, strand, input, items, concurrency));
    }

    public bool Ended(Strand strand, JsonValue[] results)
    {
        var last = strand.Last;
        strand.Append(HistoryEventType.MapStateSucceeded);
        strand.Last = last;
        return Complete(strand, JsonArray.Of(results));
    }

    public bool EndedDistributed(Strand strand, long runStarted, JsonValue result)
    {
        strand.Append(HistoryEventType.MapRunSucceeded);
        strand.Append(HistoryEventType.MapStateSucceeded);
        strand.Last = runStarted;
        return Complete(strand, result);
    }

    /// <summary>What an iteration begins with.</summary>
    public JsonValue Select(Strand strand, JsonValue input, JsonValue value, JsonValue item) =>
        ItemSelector is null ? value : ItemSelector.EvaluateItem(strand, input, item);

    public static JsonValue ItemContext(int index, JsonValue value, string? source = null) => source is null
        ? JsonValue.Object(("Index", index), ("Value", value))
        : JsonValue.Object(("Index", index), ("Value", value), ("Source", source));

    protected override void GiveUp(Strand strand) => strand.Append(HistoryEventType.MapStateFailed);

    private JsonArray ReadItems(Strand strand, JsonValue input)
    {
        var value = Items is null ? input : Items.Evaluate(strand, input);

        if (value.IsArray)
        {
            return value.AsArray();
        }

        throw (IsJsonata, Items) switch
        {
            (true, Field.Expression) => Wrong.Type(Items, "Items", "array", value),
            (true, _) => new QueryEvaluationException(ErrorNames.QueryEvaluation, $"Map state input must be an array but was: {value.ToCauseText()}"),
            _ => new QueryEvaluationException(ErrorNames.Runtime, $"Reference path \"{ItemsPath}\" must point to array."),
        };
    }
}
