using Orchestration.Query.Json;

namespace Orchestration.Runtime.States;

/// <summary>Bundles the items of a distributed Map as they come.</summary>
internal sealed class ItemBatches
{
    private readonly List<JsonValue> _batch = [];
    private readonly long _mostItems;
    private readonly long _mostBytes;
    private readonly JsonValue _shared;
    private long _bytes;

    private ItemBatches(long mostItems, long mostBytes, JsonValue shared) => (_mostItems, _mostBytes, _shared) = (mostItems, mostBytes, shared);

    /// <exception cref="Query.QueryEvaluationException">A limit is none.</exception>
    public static ItemBatches Begin(RunnableBatcher batcher, Strand strand, JsonValue input) => new(
        batcher.MaxItems?.Whole(strand, input, 1, int.MaxValue) ?? int.MaxValue,
        batcher.MaxBytes?.Whole(strand, input, 1, int.MaxValue) ?? 262_144,
        batcher.BatchInput?.Evaluate(strand, input) ?? default);

    /// <summary>Takes an item in.</summary>
    /// <returns>The batch that was full before it; undefined where there is still room.</returns>
    public JsonValue Add(JsonValue item)
    {
        var full = _batch.Count > 0 && (_batch.Count >= _mostItems || _bytes + item.Utf8Length > _mostBytes) ? End() : default;
        _batch.Add(item);
        _bytes += item.Utf8Length + 1;
        return full;
    }

    /// <summary>The batch that has been begun; undefined where none has.</summary>
    public JsonValue End()
    {
        if (_batch.Count == 0)
        {
            return default;
        }

        var bundled = JsonArray.Of([.. _batch]);
        _batch.Clear();
        _bytes = 0;
        return _shared.IsUndefined ? JsonValue.Object(("Items", bundled)) : JsonValue.Object(("BatchInput", _shared), ("Items", bundled));
    }
}
