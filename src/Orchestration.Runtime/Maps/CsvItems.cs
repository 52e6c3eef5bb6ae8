using System.Text;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>Items from lines of CSV: every value is text, a missing one is empty, and one too many is dropped.</summary>
internal static class CsvItems
{
    public static IReadOnlyList<JsonValue> Read(string text, ReaderConfig config)
    {
        var rows = Rows(text, Delimiter(config.CSVDelimiter));
        var given = config.CSVHeaderLocation == "GIVEN";
        var header = given ? [.. config.CSVHeaders.AsArray().Select(name => name.AsString())] : rows.Count > 0 ? rows[0] : [];

        if (header.Distinct(StringComparer.Ordinal).Count() != header.Count)
        {
            throw new TaskException(States.ErrorNames.ItemReaderFailed, "CSV headers cannot contain duplicates.");
        }

        return [.. rows.Skip(given ? 0 : 1).Select(row => JsonValue.Object([.. header.Select((name, at) => (name, new JsonValue(at < row.Count ? row[at] : "")))]))];
    }

    private static char Delimiter(string? name) => name switch
    {
        "PIPE" => '|',
        "SEMICOLON" => ';',
        "SPACE" => ' ',
        "TAB" => '\t',
        _ => ',',
    };

    private static List<List<string>> Rows(string text, char delimiter)
    {
        var (rows, row, field, quoted, at) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false, 0);

        for (; at < text.Length; at++)
        {
            var character = text[at];

            if (quoted)
            {
                if (character != '"')
                {
                    field.Append(character);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    field.Append('"');
                    at++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (character == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (character == delimiter)
            {
                EndField();
            }
            else if (character == '\n')
            {
                EndRow();
            }
            else if (character != '\r' || at + 1 >= text.Length || text[at + 1] != '\n')
            {
                field.Append(character);
            }
        }

        if (field.Length > 0 || row.Count > 0)
        {
            EndRow();
        }

        return rows;

        void EndField()
        {
            row.Add(field.ToString());
            field.Clear();
        }

        void EndRow()
        {
            EndField();

            // A line without anything is no row.
            if (row is not [""])
            {
                rows.Add(row);
            }

            row = [];
        }
    }
}
