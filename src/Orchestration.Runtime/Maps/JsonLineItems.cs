using System.Runtime.CompilerServices;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>Items from JSON Lines: one a line, and none from a blank one.</summary>
internal sealed class JsonLineItems : IItemFormat
{
    public string InputType => "JSONL";

    public async IAsyncEnumerable<JsonValue> ReadAsync(Stream content, ReaderConfig config, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var window = new ByteWindow(content);

        for (var number = 1; ; number++)
        {
            int length;

            while ((length = window.Bytes.IndexOf((byte)'\n')) < 0 && !window.IsLast)
            {
                await window.FillAsync(cancellationToken).ConfigureAwait(false);
            }

            var isLast = length < 0;
            var item = Parse(isLast ? window.Bytes : window.Bytes[..length], number);

            if (!item.IsUndefined)
            {
                yield return item;
            }

            if (isLast)
            {
                yield break;
            }

            window.Advance(length + 1);
        }
    }

    private static JsonValue Parse(ReadOnlySpan<byte> line, int number)
    {
        if (line.Trim(" \t\r"u8).IsEmpty)
        {
            return default;
        }

        try
        {
            return JsonValue.Parse(line);
        }
        catch (JsonFormatException exception)
        {
            throw new TaskException(ErrorNames.ItemReaderFailed, $"What stands in line {number} is no JSON: {exception.Message}");
        }
    }
}
