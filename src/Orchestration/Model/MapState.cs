using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>A state that runs a graph for each of many items; its result is the array of their outputs.</summary>
public sealed record MapState : WorkState
{
    /// <inheritdoc />
    public override string Type => "Map";

    /// <summary>JSONata: the items, an array or an expression; undefined for the input.</summary>
    public JsonValue Items { get; init; }

    /// <summary>JSONPath: where the items stand; null for the input itself.</summary>
    public string? ItemsPath { get; init; }

    /// <summary>What each iteration gets; undefined for the item.</summary>
    public JsonValue ItemSelector { get; init; }

    /// <summary>The graph that is run for each item; null where the document calls it by its former name, <see cref="Iterator"/>.</summary>
    public ItemProcessor? ItemProcessor { get; init; }

    /// <summary>The graph, by the field's former name.</summary>
    public ItemProcessor? Iterator { get; init; }

    /// <summary>The graph, by whichever name.</summary>
    public ItemProcessor? Processor => ItemProcessor ?? Iterator;

    /// <summary>Where a distributed Map reads its items; null for the input.</summary>
    public ItemReader? ItemReader { get; init; }

    /// <summary>How a distributed Map bundles items; null for one by one.</summary>
    public ItemBatcher? ItemBatcher { get; init; }

    /// <summary>Where a distributed Map writes its results; null for the output.</summary>
    public ResultWriter? ResultWriter { get; init; }

    /// <summary>How many iterations run at a time: a number or an expression; undefined or 0 for as many as possible.</summary>
    public JsonValue MaxConcurrency { get; init; }

    /// <summary>JSONPath: where that number stands.</summary>
    public string? MaxConcurrencyPath { get; init; }

    /// <summary>How many items may fail: a number or an expression; undefined for none.</summary>
    public JsonValue ToleratedFailureCount { get; init; }

    /// <summary>JSONPath: where that number stands.</summary>
    public string? ToleratedFailureCountPath { get; init; }

    /// <summary>How many of a hundred items may fail: a number or an expression; undefined for none.</summary>
    public JsonValue ToleratedFailurePercentage { get; init; }

    /// <summary>JSONPath: where that number stands.</summary>
    public string? ToleratedFailurePercentagePath { get; init; }

    /// <summary>The name by which a distributed Map's runs are called.</summary>
    public string? Label { get; init; }
}
