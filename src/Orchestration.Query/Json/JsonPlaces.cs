using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Orchestration.Query.Json;

/// <summary>Where in a JSON text its values stand, and which names it has twice.</summary>
/// <remarks>A place is written as Step Functions writes it: <c>/States/A/Choices[0]/Next</c>. Names are not escaped in it; the whole text is an empty place.</remarks>
public sealed class JsonPlaces
{
    private readonly string _json;
    private readonly Dictionary<string, (int Line, int Start)> _values = new(StringComparer.Ordinal);
    private readonly List<string> _duplicates = [];
    private readonly byte[] _utf8;

    private JsonPlaces(string json) => (_json, _utf8) = (json, Encoding.UTF8.GetBytes(json));

    /// <summary>The places of members whose object has a later one of the same name.</summary>
    public IReadOnlyList<string> Duplicates => _duplicates;

    /// <summary>Goes through a text once.</summary>
    /// <param name="json">A text that has been read as JSON before.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonPlaces Of(string json)
    {
        var places = new JsonPlaces(json);
        var reader = new Utf8JsonReader(places._utf8, new JsonReaderOptions { MaxDepth = 1000 });
        var (line, scanned) = (1, 0);
        reader.Read();
        places.Scan(ref reader, "", ref line, ref scanned);
        return places;
    }

    /// <summary>The line, from 1, of the value at <paramref name="place"/>, or of the nearest value around it; null where there is none.</summary>
    public int? LineOf(string place)
    {
        while (true)
        {
            if (_values.TryGetValue(place, out var value))
            {
                return value.Line;
            }

            if (place.LastIndexOfAny(['/', '[']) is var end and >= 0)
            {
                place = place[..end];
            }
            else
            {
                return null;
            }
        }
    }

    /// <summary>The character of the JSON text, from 0, with which the value at <paramref name="place"/> begins; null where there is none.</summary>
    public int? Find(string place) => _values.TryGetValue(place, out var value) ? Encoding.UTF8.GetCharCount(_utf8, 0, value.Start) : null;

    /// <summary>The character of the JSON text, from 0, that stands for a character of the text at <paramref name="place"/>: escapes such as <c>\n</c> and <c>\u00e9</c> are one.</summary>
    /// <param name="place">The place of a text.</param>
    /// <param name="text">What the text there is known to be.</param>
    /// <param name="position">The character in it, from 0; its length is the closing quote.</param>
    /// <returns>Null where that text does not stand there.</returns>
    public int? Find(string place, string text, int position)
    {
        if (Find(place) is not { } at || _json[at++] != '"')
        {
            return null;
        }

        var found = at;

        for (var i = 0; i < text.Length; i++)
        {
            if (i == position)
            {
                found = at;
            }

            if (Unescape(ref at) != text[i])
            {
                return null;
            }
        }

        return _json[at] != '"' ? null : position >= text.Length ? at : found;
    }

    /// <summary>The line and the character in it, both from 1, of a character of the JSON text.</summary>
    public (int Line, int Column) LineAndColumn(int at)
    {
        var before = _json.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    // The closing quote is never taken for a character, so that a shorter text than expected is found out.
    private int Unescape(ref int at)
    {
        switch (_json[at])
        {
            case '"':
                return -1;
            case not '\\':
                return _json[at++];
        }

        var escape = _json[at + 1];
        at += 2;

        if (escape == 'u')
        {
            at += 4;
            return int.Parse(_json.AsSpan(at - 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }

        return escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escape };
    }

    private void Scan(ref Utf8JsonReader reader, string place, ref int line, ref int scanned)
    {
        var start = (int)reader.TokenStartIndex;
        line += _utf8.AsSpan(scanned, start - scanned).Count((byte)'\n');
        scanned = start;
        _values[place] = (line, start);

        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                for (var i = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; i++)
                {
                    Scan(ref reader, $"{place}[{i}]", ref line, ref scanned);
                }

                break;
            case JsonTokenType.StartObject:
                var names = new HashSet<string>(StringComparer.Ordinal);

                while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;

                    if (!names.Add(name))
                    {
                        _duplicates.Add($"{place}/{name}");
                    }

                    reader.Read();
                    Scan(ref reader, $"{place}/{name}", ref line, ref scanned);
                }

                break;
        }
    }
}
