using System.Text;
using System.Text.Json;

namespace Orchestration.Asl;

/// <summary>Where in a document's text its values stand, and which names it has twice.</summary>
internal sealed class AslPlaces
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<string> _duplicates = [];

    private AslPlaces()
    {
    }

    /// <summary>The places of members whose object has a later one of the same name.</summary>
    public IReadOnlyList<string> Duplicates => _duplicates;

    public static AslPlaces Of(string json)
    {
        var places = new AslPlaces();
        var utf8 = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1000 });
        var (line, scanned) = (1, 0);
        reader.Read();
        places.Scan(ref reader, "", utf8, ref line, ref scanned);
        return places;
    }

    /// <summary>The line, from 1, of the value at <paramref name="location"/>, or of the nearest object around it; null where there is none.</summary>
    public int? LineOf(string location)
    {
        while (true)
        {
            if (_lines.TryGetValue(location, out var line))
            {
                return line;
            }

            if (location.LastIndexOfAny(['/', '[']) is var end and >= 0)
            {
                location = location[..end];
            }
            else
            {
                return null;
            }
        }
    }

    private void Scan(ref Utf8JsonReader reader, string location, byte[] utf8, ref int line, ref int scanned)
    {
        var start = (int)reader.TokenStartIndex;
        line += utf8.AsSpan(scanned, start - scanned).Count((byte)'\n');
        scanned = start;
        _lines[location] = line;

        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                for (var i = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; i++)
                {
                    Scan(ref reader, $"{location}[{i}]", utf8, ref line, ref scanned);
                }

                break;
            case JsonTokenType.StartObject:
                var names = new HashSet<string>(StringComparer.Ordinal);

                while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;

                    if (!names.Add(name))
                    {
                        _duplicates.Add($"{location}/{name}");
                    }

                    reader.Read();
                    Scan(ref reader, $"{location}/{name}", utf8, ref line, ref scanned);
                }

                break;
        }
    }
}
