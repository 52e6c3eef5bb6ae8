using System.Text;
using Orchestration.Query.Json.Text;

namespace Orchestration.Query.Json;

/// <summary>The names of an object's members, in order; objects of the same kind share them, and what is worked out of them.</summary>
internal sealed class JsonShape
{
    private const int SmallEnoughToScan = 8;

    [ThreadStatic]
    private static JsonShape? _last;

    private readonly string[] _names;
    private Dictionary<string, int>? _index;
    private byte[][]? _spelled;
    private int _size = -1;
    private Grown? _grown;

    /// <summary>A shape of distinct names, which are not written to again.</summary>
    public JsonShape(string[] names) => _names = names;

    public static JsonShape Empty { get; } = new([]);

    public string[] Names => _names;

    public int Count => _names.Length;

    /// <summary>The names as an object's text has them, with quotes and colon.</summary>
    public byte[][] Spelled => _spelled ??= Array.ConvertAll(_names, Spell);

    /// <summary>The bytes of all names with their quotes and colons.</summary>
    public int Size => _size >= 0 ? _size : _size = Spelled.Sum(name => name.Length);

    /// <summary>The shape of these names; asked again for the same array, it is the same one as long as no other is asked for.</summary>
    public static JsonShape Of(string[] names)
    {
        var shape = _last;
        return shape is not null && ReferenceEquals(shape._names, names) ? shape : _last = new(names);
    }

    /// <summary>A name as an object's text has it, with quotes and colon.</summary>
    public static byte[] Spell(string name)
    {
        var writer = new JsonTextWriter(Encoding.UTF8.GetMaxByteCount(name.Length) + 3);

        try
        {
            writer.WriteText(name);
            writer.WriteByte((byte)':');
            return writer.Written.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    public int IndexOf(string name)
    {
        var names = _names;

        if (names.Length <= SmallEnoughToScan)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }

        // Two threads may both build it; both get the same.
        return (_index ??= Index(names)).TryGetValue(name, out var found) ? found : -1;
    }

    /// <summary>The shape with one more name at the end.</summary>
    public JsonShape With(string name)
    {
        var grown = _grown;

        if (grown is null || grown.Name != name)
        {
            _grown = grown = new(name, new([.. _names, name]));
        }

        return grown.Shape;
    }

    private static Dictionary<string, int> Index(string[] names)
    {
        var index = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);

        for (var i = 0; i < names.Length; i++)
        {
            index.Add(names[i], i);
        }

        return index;
    }

    private sealed record Grown(string Name, JsonShape Shape);
}
