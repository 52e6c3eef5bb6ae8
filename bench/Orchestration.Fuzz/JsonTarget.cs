using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Fuzz;

/// <summary>JSON text: what is read must come back as it was written, and what is refused must have a place.</summary>
internal sealed class JsonTarget : FuzzTarget
{
    public override string Name => "json";

    public override IReadOnlyList<string> Seeds { get; } =
    [
        """{"a":1,"b":[true,false,null],"c":{"d":"text","e":-0.5e+3}}""",
        """[{"id":1,"name":"a"},{"id":2,"name":"b"},{"name":"c","id":3}]""",
        """{"a":1,"a":2,"\u0061":3}""",
        """ [ 1.0 , 12345678901234567890 , "\ud83d\ude00\n" ] """,
        "\"text\"",
        "-0",
    ];

    public override IReadOnlyList<string> Parts { get; } =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\"a\":", "\"b\"", "1", "-", "0", ".5", "e9", "E-400", "true", "null", "\\u", "\\ud800", " ", "\n", "\t", "ü", "😀", "\0", "[[[[[[[[",
    ];

    public override void Take(string text, Random random)
    {
        JsonValue value;

        try
        {
            value = JsonValue.Parse(text);
        }
        catch (JsonFormatException exception)
        {
            Hold(exception.Line >= 1 && exception.Column >= 1, "the place is not one");
            return;
        }

        Hold(JacksonFault.Of(text) is null, "the scanner finds a fault where the reader reads");
        var written = value.ToJson();
        Hold(JsonValue.Parse(written) == value, "it does not read back");
        Hold(JsonValue.Parse(value.ToJson(indented: true)).ToJson() == written, "it does not read back from the indented text");
        Hold(value.Utf8Length == Encoding.UTF8.GetByteCount(written), "the size is not that of the text");
        Hold(JsonValue.Parse(written).GetHashCode() == value.GetHashCode(), "equal values have different hash codes");
    }
}
