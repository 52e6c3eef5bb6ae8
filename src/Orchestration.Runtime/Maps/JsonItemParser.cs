using System.Text.Json;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>Finds an array in a JSON document that comes in parts, and gives its items.</summary>
/// <param name="pointer">Where the array is, as a JSON Pointer; the document itself where it is null or empty.</param>
internal sealed class JsonItemParser(string? pointer)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonReadLimits.Default.MaximumDepth };

    private readonly string[] _steps = [.. (pointer ?? "").Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    private JsonReaderState _state = new(Options);
    private Place _place = Place.Value;
    private Place _afterSkipped;
    private int _skipped;
    private int _step;
    private int _element;
    private int _depth;
    private bool _begun;

    private enum Place
    {
        /// <summary>Before the value that the next step, or the array, is looked for in.</summary>
        Value,

        /// <summary>Between the members of an object.</summary>
        Members,

        /// <summary>Between the elements of an array that the pointer leads through.</summary>
        Elements,

        /// <summary>Before a value, or inside one, that the pointer does not lead through.</summary>
        Skipped,

        /// <summary>Between the items.</summary>
        Items,

        /// <summary>Behind the array.</summary>
        After,
    }

    private static TaskException NotIterable => new(ErrorNames.ItemReaderFailed, "Attempting to map over non-iterable node.");

    /// <summary>Reads what it can of a part.</summary>
    /// <returns>How many bytes it is done with; the others belong to the next part.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="TaskException">There is no array where it should be.</exception>
    public int Read(ReadOnlySpan<byte> part, bool isLast, List<JsonValue> items)
    {
        var mark = 0;

        if (!_begun && (part.Length >= 3 || isLast))
        {
            _begun = true;
            mark = part.StartsWith("\uFEFF"u8) ? 3 : 0;
        }
        else if (!_begun)
        {
            return 0;
        }

        part = part[mark..];
        var reader = new Utf8JsonReader(part, isLast, _state);

        while (_place is Place.Items ? TryReadItem(ref reader, part, items) : TryStep(ref reader))
        {
        }

        _state = reader.CurrentState;
        return mark + (int)reader.BytesConsumed;
    }

    private bool TryReadItem(ref Utf8JsonReader reader, ReadOnlySpan<byte> part, List<JsonValue> items)
    {
        var before = reader;

        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType is JsonTokenType.EndArray && reader.CurrentDepth == _depth)
        {
            _place = Place.After;
            return true;
        }

        var start = (int)reader.TokenStartIndex;

        if (!reader.TrySkip())
        {
            reader = before;
            return false;
        }

        items.Add(JsonValue.Parse(part[start..(int)reader.BytesConsumed]));
        return true;
    }

    private bool TryStep(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            return false;
        }

        switch (_place)
        {
            case Place.Value:
                Enter(ref reader);
                break;
            case Place.Members:
                Choose(reader.TokenType is JsonTokenType.PropertyName ? reader.ValueTextEquals(_steps[_step]) : throw NotIterable, ref reader, hasRead: false);
                break;
            case Place.Elements:
                Choose(reader.TokenType is JsonTokenType.EndArray && reader.CurrentDepth == _depth ? throw NotIterable : _element-- == 0, ref reader, hasRead: true);
                break;
            case Place.Skipped:
                Skip(ref reader);
                break;
        }

        return true;
    }

    /// <summary>Goes into the value that begins here.</summary>
    private void Enter(ref Utf8JsonReader reader)
    {
        _depth = reader.CurrentDepth;

        if (_step == _steps.Length)
        {
            _place = reader.TokenType is JsonTokenType.StartArray ? Place.Items : throw NotIterable;
        }
        else if (reader.TokenType is JsonTokenType.StartObject)
        {
            _place = Place.Members;
        }
        else
        {
            _place = reader.TokenType is JsonTokenType.StartArray && int.TryParse(_steps[_step], out _element) && _element >= 0 ? Place.Elements : throw NotIterable;
        }
    }

    /// <summary>Goes into a member or an element, or past it.</summary>
    private void Choose(bool isOnTheWay, ref Utf8JsonReader reader, bool hasRead)
    {
        if (isOnTheWay)
        {
            _step++;
            _place = Place.Value;

            if (hasRead)
            {
                Enter(ref reader);
            }
        }
        else
        {
            (_afterSkipped, _place, _skipped) = (_place, Place.Skipped, 0);

            if (hasRead)
            {
                Skip(ref reader);
            }
        }
    }

    private void Skip(ref Utf8JsonReader reader)
    {
        _skipped += reader.TokenType switch
        {
            JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
            JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
            _ => 0,
        };

        if (_skipped == 0)
        {
            _place = _afterSkipped;
        }
    }
}
