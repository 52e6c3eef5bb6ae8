using System.Globalization;
using System.Text;
using Orchestration.Query.Json;
using Orchestration.Query.Json.Text;

namespace Orchestration.Query.Jsonata.Functions;

internal static class JsonText
{
    /// <summary>A value as JavaScript writes it in JSON.</summary>
    public static string Write(in JsonValue value, bool indented = false)
    {
        var writer = new JsonTextWriter(capacity: 256, indented) { HasJavaScriptEscapes = true };

        try
        {
            writer.Write(value);
            return Encoding.UTF8.GetString(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }

    /// <summary>Text as JavaScript writes it in JSON: half a surrogate pair as an escape.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];

            if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
            {
                quoted.Append(c).Append(text[++i]);
            }
            else
            {
                quoted.Append(c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    '\b' => "\\b",
                    '\f' => "\\f",
                    < ' ' or (>= '\ud800' and <= '\udfff') => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                    _ => c.ToString(),
                });
            }
        }

        return quoted.Append('"').ToString();
    }
}
