using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Orchestration.Query.Json;

public readonly partial struct JsonValue
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly JsonWriterOptions Indented = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, Indented = true, NewLine = "\n" };

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="JsonFormatException">The text is not JSON; the message says where.</exception>
    public static JsonValue Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads JSON text in UTF-8.</summary>
    /// <exception cref="JsonFormatException">The text is not JSON; the message says where.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 1000 });
            reader.Read();
            var value = Read(ref reader, []);

            if (reader.Read())
            {
                throw new JsonFormatException("There is something after the value.", 1, 1);
            }

            return value;
        }
        catch (JsonException exception)
        {
            throw new JsonFormatException(exception.Message.Split(" LineNumber:")[0], (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1);
        }
    }

    /// <summary>This value as JSON text: compact as AWS prints it, or indented by two blanks.</summary>
    /// <exception cref="InvalidOperationException">The value is <see cref="Undefined"/>, which JSON cannot say.</exception>
    public string ToJson(bool indented = false)
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteTo(buffer, indented);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes this value as JSON in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">The value is <see cref="Undefined"/>, which JSON cannot say.</exception>
    public void WriteTo(IBufferWriter<byte> output, bool indented = false)
    {
        using var writer = new Utf8JsonWriter(output, indented ? Indented : Compact);
        Write(writer);
    }

    private static JsonValue Read(ref Utf8JsonReader reader, Dictionary<string, string> names)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return Null;
            case JsonTokenType.True:
                return True;
            case JsonTokenType.False:
                return False;
            case JsonTokenType.String:
                return new(reader.GetString()!);
            case JsonTokenType.Number:
                return Number(Encoding.UTF8.GetString(reader.ValueSpan));
            case JsonTokenType.StartArray:
                var items = new List<JsonValue>();

                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, names));
                }

                return new(JsonArray.Of(items.ToArray()));
            default:
                var members = new List<(string, JsonValue)>();

                while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    name = names.TryGetValue(name, out var known) ? known : names[name] = name;
                    reader.Read();
                    members.Add((name, Read(ref reader, names)));
                }

                return new(JsonObject.Of(members.ToArray()));
        }
    }

    private void Write(Utf8JsonWriter writer)
    {
        switch (_reference)
        {
            case null:
                throw Not("a JSON value");
            case string text:
                writer.WriteStringValue(text);
                break;
            case JsonArray array:
                writer.WriteStartArray();

                foreach (var item in array)
                {
                    item.Write(writer);
                }

                writer.WriteEndArray();
                break;
            case JsonObject @object:
                writer.WriteStartObject();

                foreach (var (name, value) in @object)
                {
                    writer.WritePropertyName(name);
                    value.Write(writer);
                }

                writer.WriteEndObject();
                break;
            case Mark when IsNull:
                writer.WriteNullValue();
                break;
            case Mark when IsBoolean:
                writer.WriteBooleanValue(AsBoolean());
                break;
            default:
                writer.WriteRawValue(NumberSpelling(), skipInputValidation: true);
                break;
        }
    }
}
