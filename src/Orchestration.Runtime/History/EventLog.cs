using System.Collections;

namespace Orchestration.Runtime.History;

/// <summary>A list that one thread appends to while others read what is there.</summary>
internal sealed class EventLog : IReadOnlyList<HistoryEvent>
{
    private HistoryEvent[] _events = new HistoryEvent[16];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public HistoryEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            return Volatile.Read(ref _events)[index];
        }
    }

    public void Add(HistoryEvent happened)
    {
        if (_count == _events.Length)
        {
            var larger = new HistoryEvent[_count * 2];
            Array.Copy(_events, larger, _count);
            Volatile.Write(ref _events, larger);
        }

        _events[_count] = happened;
        Volatile.Write(ref _count, _count + 1);
    }

    public IEnumerator<HistoryEvent> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
