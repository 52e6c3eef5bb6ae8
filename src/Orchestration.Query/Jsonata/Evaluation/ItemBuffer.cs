using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>Results under collection; used over and over.</summary>
internal sealed class ItemBuffer
{
    private const int LargestToKeep = 4096;

    private JsonValue[] _items = new JsonValue[8];

    public int Count { get; private set; }

    public ref readonly JsonValue this[int index] => ref _items[index];

    public ReadOnlySpan<JsonValue> Items => _items.AsSpan(0, Count);

    public void Add(in JsonValue value)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = value;
    }

    /// <summary>Adds a result: an array that was not written down as a step is many results.</summary>
    public void AddFlat(in JsonValue value)
    {
        if (value.Reference is JsonArray array && (array.Marks & ArrayMarks.Constructed) == 0)
        {
            AddAll(array.AsSpan());
        }
        else
        {
            Add(value);
        }
    }

    public void AddAll(ReadOnlySpan<JsonValue> values)
    {
        if (Count + values.Length > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(_items.Length * 2, Count + values.Length));
        }

        values.CopyTo(_items.AsSpan(Count));
        Count += values.Length;
    }

    /// <summary>The items as an array under <paramref name="marks"/>.</summary>
    public JsonArray ToArray(Run run, ArrayMarks marks = ArrayMarks.None)
    {
        run.Charge(Count * 8L);
        return Sequences.Array(Items.ToArray(), marks);
    }

    /// <summary>The items as the results of a path: none is undefined, and one stands for itself.</summary>
    public JsonValue ToResult(Run run) => Count switch
    {
        0 => default,
        1 => _items[0],
        _ => ToArray(run, ArrayMarks.Sequence),
    };

    public void Clear()
    {
        if (_items.Length > LargestToKeep)
        {
            _items = new JsonValue[8];
        }
        else
        {
            Array.Clear(_items, 0, Count);
        }

        Count = 0;
    }
}
