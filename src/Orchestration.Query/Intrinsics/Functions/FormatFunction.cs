using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics.Functions;

internal static class FormatFunction
{
    private const string Unopened = "Invalid template in States.Format: matching '{' not found for '}'.";
    private const string Unclosed = "Invalid template in States.Format: matching '}' not found for '{'.";

    public static JsonValue Invoke(ReadOnlySpan<JsonValue> arguments)
    {
        var template = UnfitArgumentException.Text(arguments[0]);
        var text = new StringBuilder(template.Length);
        var used = 0;

        for (var i = 0; i < template.Length; i++)
        {
            var next = i + 1 < template.Length ? template[i + 1] : '\0';

            switch (template[i])
            {
                case '\\' when next is '{' or '}' or '\\':
                    text.Append(next);
                    i++;
                    break;

                case '{' when next != '}':
                    throw new IntrinsicException(Unclosed);

                case '{':
                    text.Append(JavaText.Of(++used < arguments.Length ? arguments[used] : throw new UnfitArgumentException()));
                    i++;
                    break;

                case '}':
                    throw new IntrinsicException(Unopened);

                case var character:
                    text.Append(character);
                    break;
            }
        }

        return used == arguments.Length - 1 ? text.ToString() : throw new UnfitArgumentException();
    }
}
