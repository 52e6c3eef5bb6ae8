using System.Text;
using System.Text.Json;
using CsCheck;
using Orchestration.Query.Json;

namespace Orchestration.Query.Tests.Json;

public class JsonPropertyTests
{
    // The other reader refuses halves of characters, which JSON allows.
    private static readonly Gen<JsonValue> Whole = JsonGenerator.Value.Where(value => !value.ToJson().Contains(@"\uD", StringComparison.Ordinal));

    [Test]
    public void What_is_written_reads_back_as_the_same_value() => JsonGenerator.Value.Sample(value =>
    {
        var text = value.ToJson();
        var again = JsonValue.Parse(text);
        return again == value && again.ToJson() == text && JsonValue.Parse(value.ToJson(indented: true)) == value;
    });

    [Test]
    public void Numbers_keep_their_spelling() => JsonGenerator.NumberText.Sample(text => JsonValue.Parse(text).ToJson() == text && JsonValue.Number(text).ToJson() == text);

    [Test]
    public void The_size_is_that_of_the_text() => JsonGenerator.Value.Sample(value => value.Utf8Length == Encoding.UTF8.GetByteCount(value.ToJson()));

    [Test]
    public void Another_reader_understands_what_is_written() => Whole.Sample(value =>
    {
        using var document = JsonDocument.Parse(value.ToJson());
        return Same(document.RootElement, value);
    });

    [Test]
    public void Any_bytes_are_read_or_refused_as_another_reader_does() => Gen.Byte[9, 126].Array[0, 12].Sample(bytes => IsRead(bytes) == IsReadElsewhere(bytes));

    [Test]
    public void A_changed_text_is_read_or_refused_as_another_reader_does() => Gen.Select(Whole, Gen.Int[0, 1000], JsonGenerator.Pick("{}[]\",:0-.eE\\ \ntn\u0001u".ToCharArray())).Sample((value, place, character) =>
    {
        var text = Encoding.UTF8.GetBytes(value.ToJson());
        text[place % text.Length] = (byte)character;
        return IsRead(text) == IsReadElsewhere(text);
    });

    [Test]
    public void Equal_values_have_equal_hash_codes() => JsonGenerator.Value.Sample(value =>
    {
        var again = JsonValue.Parse(value.ToJson());
        return again.Equals(value) && again.GetHashCode() == value.GetHashCode();
    });

    private static bool IsRead(byte[] bytes)
    {
        try
        {
            JsonValue.Parse(bytes);
            return true;
        }
        catch (JsonFormatException)
        {
            return false;
        }
    }

    private static bool IsReadElsewhere(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 1000 });
            return Decodes(document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The document checks escapes and bytes of text only when it is asked for the text.
    private static bool Decodes(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Array:
                return element.EnumerateArray().All(Decodes);
            case JsonValueKind.Object:
                return element.EnumerateObject().All(member => Decodes(member.Value) && IsText(() => member.Name));
            case JsonValueKind.String:
                return IsText(() => element.GetString()!);
            default:
                return true;
        }
    }

    private static bool IsText(Func<string> read)
    {
        try
        {
            return read() is not null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message.Contains("incomplete surrogate", StringComparison.Ordinal) || exception.Message.Contains("invalid surrogate", StringComparison.Ordinal);
        }
    }

    private static bool Same(JsonElement element, JsonValue value) => element.ValueKind switch
    {
        JsonValueKind.Array => value.IsArray && element.GetArrayLength() == value.AsArray().Count && element.EnumerateArray().Zip(value.AsArray()).All(pair => Same(pair.First, pair.Second)),
        JsonValueKind.Object => value.IsObject && element.EnumerateObject().Count() == value.AsObject().Count
            && element.EnumerateObject().Zip(value.AsObject()).All(pair => pair.First.Name == pair.Second.Key && Same(pair.First.Value, pair.Second.Value)),
        JsonValueKind.String => value.IsString && value.AsString() == element.GetString(),
        JsonValueKind.Number => value.IsNumber && value.AsNumber() == element.GetDouble() && value.NumberSpelling() == element.GetRawText(),
        JsonValueKind.True => value == JsonValue.True,
        JsonValueKind.False => value == JsonValue.False,
        _ => value.IsNull,
    };
}
