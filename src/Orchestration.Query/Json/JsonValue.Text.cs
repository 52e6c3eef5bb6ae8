using System.Buffers;
using System.Text;
using Orchestration.Query.Json.Text;

namespace Orchestration.Query.Json;

public readonly partial struct JsonValue
{
    /// <summary>Reads JSON text.</summary>
    /// <exception cref="JsonFormatException">The text is not JSON; the message says where.</exception>
    public static JsonValue Parse(string text) => Parse(text, JsonReadLimits.Default);

    /// <summary>Reads JSON text.</summary>
    /// <exception cref="JsonFormatException">The text is not JSON, or beyond the limits; the message says where.</exception>
    public static JsonValue Parse(string text, JsonReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));

        try
        {
            return Parse(buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)), limits);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads JSON text in UTF-8.</summary>
    /// <exception cref="JsonFormatException">The text is not JSON; the message says where.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8) => Parse(utf8, JsonReadLimits.Default);

    /// <summary>Reads JSON text in UTF-8.</summary>
    /// <exception cref="JsonFormatException">The text is not JSON, or beyond the limits; the message says where.</exception>
    public static JsonValue Parse(ReadOnlySpan<byte> utf8, JsonReadLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return JsonTextReader.Read(utf8, limits);
    }

    /// <summary>This value as JSON text: compact as AWS prints it, or indented by two blanks.</summary>
    /// <exception cref="InvalidOperationException">The value is <see cref="Undefined"/>, which JSON cannot say.</exception>
    /// <exception cref="InsufficientExecutionStackException">The value is nested deeper than the thread's stack allows.</exception>
    public string ToJson(bool indented = false)
    {
        var writer = new JsonTextWriter(capacity: 256, indented);

        try
        {
            writer.Write(this);
            return Encoding.UTF8.GetString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>This value as AWS prints it in causes: compact JSON in which fractions are spelled as Java spells them, such as <c>1000.0</c> for <c>1e3</c>.</summary>
    /// <exception cref="InvalidOperationException">The value is <see cref="Undefined"/>, which JSON cannot say.</exception>
    public string ToCauseText() => JavaText.OfNode(this);

    /// <summary>Writes this value as JSON in UTF-8.</summary>
    /// <exception cref="InvalidOperationException">The value is <see cref="Undefined"/>, which JSON cannot say.</exception>
    /// <exception cref="InsufficientExecutionStackException">The value is nested deeper than the thread's stack allows.</exception>
    public void WriteTo(IBufferWriter<byte> output, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(output);
        var writer = new JsonTextWriter(capacity: 256, indented);

        try
        {
            writer.Write(this);
            output.Write(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }
}
