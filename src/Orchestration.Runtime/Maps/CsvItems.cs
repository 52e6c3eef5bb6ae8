using System.Runtime.CompilerServices;
using System.Text;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>Items from lines of CSV: every value is text, a missing one is empty, and one too many is dropped.</summary>
internal sealed class CsvItems : IItemFormat
{
    public string InputType => "CSV";

    public async IAsyncEnumerable<JsonValue> ReadAsync(Stream content, ReaderConfig config, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var text = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        var rows = new CsvRows(text, Delimiter(config.CSVDelimiter));
        var header = config.CSVHeaderLocation == "GIVEN"
            ? [.. config.CSVHeaders.AsArray().Select(name => name.AsString())]
            : await rows.NextAsync(cancellationToken).ConfigureAwait(false) ?? [];

        if (header.Distinct(StringComparer.Ordinal).Count() != header.Count)
        {
            throw new TaskException(States.ErrorNames.ItemReaderFailed, "CSV headers cannot contain duplicates.");
        }

        while (await rows.NextAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            yield return JsonValue.Object([.. header.Select((name, at) => (name, new JsonValue(at < row.Count ? row[at] : "")))]);
        }
    }

    private static char Delimiter(string? name) => name switch
    {
        "PIPE" => '|',
        "SEMICOLON" => ';',
        "SPACE" => ' ',
        "TAB" => '\t',
        _ => ',',
    };
}
