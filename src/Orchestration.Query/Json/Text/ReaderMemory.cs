using System.Runtime.InteropServices;

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

    private readonly string?[] _texts = new string?[Slots];
    private int _count;
    private int _highest;
    private int _deepest;
    private ShapeNode _shapes = ShapeNode.Root();

    /// <summary>How many nodes the shapes have.</summary>
    public int Nodes;

    public Level[] Levels { get; private set; } = new Level[32];

    public JsonValue[] Values { get; private set; } = new JsonValue[256];

    public static ReaderMemory Rent()
    {
        var memory = _spare ?? new();
        _spare = null;
        return memory;
    }

    public void Return()
    {
        Array.Clear(Values, 0, Math.Max(_highest, _count));
        Array.Clear(Levels, 0, _deepest);
        (_count, _highest, _deepest) = (0, 0, 0);

        if (Values.Length > MostValues)
        {
            Values = new JsonValue[256];
        }

        if (Nodes > MostNodes)
        {
            (_shapes, Nodes) = (ShapeNode.Root(), 0);
        }

        _spare = this;
    }

    /// <summary>The place of a text: the same one for the same bytes.</summary>
    public ref string? Remembered(ReadOnlySpan<byte> bytes)
    {
        var hash = (uint)bytes.Length;

        if (bytes.Length >= 8)
        {
            var first = MemoryMarshal.Read<ulong>(bytes);
            var last = MemoryMarshal.Read<ulong>(bytes[^8..]);
            hash += (uint)(((first * 0x9E3779B97F4A7C15) ^ (last * 0xC2B2AE3D27D4EB4F)) >> 32);
        }
        else
        {
            foreach (var value in bytes)
            {
                hash = (hash * 31) + value;
            }
        }

        return ref _texts[(hash ^ (hash >> 9)) % Slots];
    }

    public void Push(in JsonValue value)
    {
        if (_count == Values.Length)
        {
            var larger = new JsonValue[_count * 2];
            Values.CopyTo(larger, 0);
            Values = larger;
        }

        Values[_count++] = value;
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
        ref var level = ref Levels[depth];
        level = new(isObject, _count, isObject ? _shapes : null);
        return ref level;
    }

    public JsonValue Close(ref Level level)
    {
        var values = Values.AsSpan(level.Start, _count - level.Start).ToArray();
        _highest = Math.Max(_highest, _count);
        _count = level.Start;

        return !level.IsObject ? JsonArray.Own(values)
            : level.Node is { } node ? JsonObject.Own(node.Shape, values)
            : JsonObject.Own(new JsonShape(level.Names()), values);
    }

    /// <summary>An array or an object that is open.</summary>
    /// <param name="isObject">Whether it is an object.</param>
    /// <param name="start">Where its values start.</param>
    /// <param name="node">The names so far; null in an array, and in an object with too many.</param>
    public struct Level(bool isObject, int start, ShapeNode? node)
    {
        private List<string>? _names;
        private Dictionary<string, int>? _index;

        public readonly bool IsObject => isObject;

        public readonly int Start => start;

        public ShapeNode? Node { get; set; } = node;

        /// <summary>Where the value of a name that came before stands; -1 for a new name.</summary>
        public int Twin { get; set; } = -1;

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

        public readonly string[] Names() => [.. _names!];
    }
}
