using System.Runtime.InteropServices;
using System.Text;

namespace Orchestration.Query.Json.Text;

/// <summary>What a reader keeps from one text to the next: room for open arrays and objects, short texts and the shapes that it has seen.</summary>
internal sealed class ReaderMemory
{
    /// <summary>The longest text, in bytes, that is kept in case it comes again.</summary>
    public const int LongestRemembered = 32;

    private const int MostNodes = 4096;
    private const int MostValues = 1 << 16;
    private const int Slots = 512;

    [ThreadStatic]
    private static ReaderMemory? _spare;

    private readonly Remembered[] _texts = new Remembered[Slots];
    private JsonValue[] _values = new JsonValue[256];
    private int _count;
    private int _highest;
    private int _deepest;
    private ShapeNode _shapes = ShapeNode.Root();
    private KnownShape _top = ShapeNode.Root().Known;

    /// <summary>How many nodes the shapes have.</summary>
    public int Nodes;

    public Level[] Levels { get; private set; } = new Level[32];

    /// <summary>The first value.</summary>
    public JsonValue Document => _values[0];

    public static ReaderMemory Rent()
    {
        var memory = _spare ?? new();
        _spare = null;
        return memory;
    }

    public void Return()
    {
        Array.Clear(_values, 0, Math.Max(_highest, _count));
        Array.Clear(Levels, 0, _deepest);
        (_count, _highest, _deepest) = (0, 0, 0);

        if (_values.Length > MostValues)
        {
            _values = new JsonValue[256];
        }

        if (Nodes > MostNodes)
        {
            (_shapes, _top, Nodes) = (ShapeNode.Root(), ShapeNode.Root().Known, 0);
        }

        _spare = this;
    }

    /// <summary>The text of these bytes, which are ASCII, one at least and <see cref="LongestRemembered"/> at most.</summary>
    public string Recall(ReadOnlySpan<byte> bytes)
    {
        ulong first;
        var last = 0UL;

        if (bytes.Length >= sizeof(ulong))
        {
            first = MemoryMarshal.Read<ulong>(bytes);
            last = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        }
        else if (bytes.Length >= sizeof(uint))
        {
            first = MemoryMarshal.Read<uint>(bytes) | ((ulong)MemoryMarshal.Read<uint>(bytes[^sizeof(uint)..]) << 32);
        }
        else
        {
            first = bytes[0] | ((uint)bytes[bytes.Length / 2] << 8) | ((uint)bytes[^1] << 16);
        }

        ref var slot = ref _texts[(uint)(((first * 0x9E3779B97F4A7C15) ^ (last * 0xC2B2AE3D27D4EB4F)) >> 40) % Slots];

        // Up to 16 bytes, both ends and the length are the whole text.
        if (slot.First == first && slot.Last == last && slot.Text is { } text && text.Length == bytes.Length && (bytes.Length <= 2 * sizeof(ulong) || Ascii.Equals(bytes, text)))
        {
            return text;
        }

        slot = new(first, last, Encoding.Latin1.GetString(bytes));
        return slot.Text;
    }

    /// <summary>Room for the next value of what is open.</summary>
    public ref JsonValue Next(ref Level level)
    {
        if (level.Target is { } target)
        {
            return ref target[level.Count - 1];
        }

        var values = _values;

        if ((uint)_count >= (uint)values.Length)
        {
            values = Grow();
        }

        return ref values[_count++];
    }

    /// <summary>Puts the last value to an earlier place.</summary>
    public void Replace(int place) => _values[place] = _values[--_count];

    /// <summary>Goes on without the likely shape of an object.</summary>
    public void Spill(ref Level level)
    {
        var target = level.Target!;
        level.Doubt();

        for (var i = 0; i < level.Count; i++)
        {
            Next(ref level) = target[i];
        }
    }

    public ref Level Open(int depth, bool isObject)
    {
        if (depth == Levels.Length)
        {
            var larger = new Level[depth * 2];
            Levels.CopyTo(larger, 0);
            Levels = larger;
        }

        _deepest = Math.Max(_deepest, depth + 1);
        var (place, member) = depth == 0 ? (_top, 0) : Levels[depth - 1].Place;
        ref var level = ref Levels[depth];
        level = new(isObject, _count, place, member);

        if (isObject && level.Likely is null)
        {
            level.Node = _shapes;
        }

        return ref level;
    }

    /// <summary>Makes one value of those of an array or an object.</summary>
    public void Close(int depth)
    {
        ref var level = ref Levels[depth];
        JsonValue[] values;

        if (level.Target is { } target)
        {
            values = target.Length == level.Count ? target : target[..level.Count];
        }
        else
        {
            values = _values.AsSpan(level.Start, _count - level.Start).ToArray();
            _highest = Math.Max(_highest, _count);
            _count = level.Start;
        }

        Next(ref Levels[depth - 1]) = level.IsObject ? JsonObject.Own(level.Shape(), values) : JsonArray.Own(values);
    }

    private JsonValue[] Grow()
    {
        var larger = new JsonValue[_count * 2];
        _values.CopyTo(larger, 0);
        return _values = larger;
    }

    private readonly record struct Remembered(ulong First, ulong Last, string Text);

    /// <summary>An array or an object that is open.</summary>
    public struct Level
    {
        private readonly KnownShape? _place;
        private readonly int _member;
        private List<string>? _names;
        private Dictionary<string, int>? _index;

        /// <param name="isObject">Whether it is an object.</param>
        /// <param name="start">Where its values start.</param>
        /// <param name="place">The object that it stands in, or in whose arrays; null where that is not known yet.</param>
        /// <param name="member">Which member of that.</param>
        public Level(bool isObject, int start, KnownShape? place, int member)
        {
            (IsObject, Start, _place, _member) = (isObject, start, place, member);

            if (isObject && place?.Below[member] is { } likely)
            {
                (Likely, Target) = (likely, new JsonValue[likely.Shape.Count]);
            }
        }

        public readonly bool IsObject { get; }

        public readonly int Start { get; }

        /// <summary>What the object has been so far, and most likely is; null once it is not.</summary>
        public KnownShape? Likely { get; private set; }

        /// <summary>The values of the likely shape.</summary>
        public JsonValue[]? Target { get; private set; }

        /// <summary>How many names of the likely shape were there.</summary>
        public int Count { get; private set; }

        /// <summary>The names so far, where they are shared and not the likely ones.</summary>
        public ShapeNode? Node { get; set; }

        /// <summary>Where the value of a name that came before stands; -1 for a new name.</summary>
        public int Twin { get; set; } = -1;

        /// <summary>Where what stands in the current member, or in this array, has its place.</summary>
        public readonly (KnownShape? Place, int Member) Place => !IsObject ? (_place, _member) : (Likely, Count - 1);

        /// <summary>Passes the next name if it is the likely one, and says how long it is; else gives nothing.</summary>
        public int Pass(ReadOnlySpan<byte> text)
        {
            var (spelled, count) = (Likely!.Spelled, Count);

            if ((uint)count < (uint)spelled.Length && text.StartsWith(spelled[count]))
            {
                Count = count + 1;
                return spelled[count].Length;
            }

            return 0;
        }

        /// <summary>The object has not the likely shape.</summary>
        public void Doubt() => (Node, Likely, Target) = (Likely!.Node.First(Count), null, null);

        /// <summary>Stops sharing the names.</summary>
        public void Leave()
        {
            _names = [.. Node!.Names()];
            _index = new(StringComparer.Ordinal);

            for (var i = 0; i < _names.Count; i++)
            {
                _index.Add(_names[i], i);
            }

            Node = null;
        }

        /// <summary>Adds a name that is not shared, and says where it stood before.</summary>
        public readonly int Add(string name)
        {
            if (_index!.TryGetValue(name, out var twin))
            {
                return twin;
            }

            _index.Add(name, _names!.Count);
            _names.Add(name);
            return -1;
        }

        /// <summary>The shape of the whole object.</summary>
        public readonly JsonShape Shape()
        {
            if (Likely is { } likely && Count == likely.Spelled.Length)
            {
                return likely.Shape;
            }

            if ((Node ?? Likely?.Node.First(Count)) is not { } node)
            {
                return new JsonShape([.. _names!]);
            }

            if (_place is not null)
            {
                _place.Below[_member] = node.Known;
            }

            return node.Known.Shape;
        }
    }
}
