using System.Runtime.CompilerServices;
using System.Text.Json;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>Items from an array in a JSON document, of which no more is held than an item.</summary>
internal sealed class JsonItems : IItemFormat
{
    public string InputType => "JSON";

    public async IAsyncEnumerable<JsonValue> ReadAsync(Stream content, ReaderConfig config, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var window = new ByteWindow(content);
        var parser = new JsonItemParser(config.ItemsPointer);
        var items = new List<JsonValue>();

        do
        {
            await window.FillAsync(cancellationToken).ConfigureAwait(false);
            window.Advance(Read(parser, window, items));

            foreach (var item in items)
            {
                yield return item;
            }

            items.Clear();
        }
        while (!window.IsLast);
    }

    private static int Read(JsonItemParser parser, ByteWindow window, List<JsonValue> items)
    {
        try
        {
            return parser.Read(window.Bytes, window.IsLast, items);
        }
        catch (Exception exception) when (exception is JsonException or JsonFormatException)
        {
            throw new TaskException(ErrorNames.ItemReaderFailed, $"What stands in the object is no JSON: {exception.Message}");
        }
    }
}
