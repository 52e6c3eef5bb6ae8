using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.Maps;

/// <summary>A way in which items are written in an object, such as CSV. An <see cref="ObjectItemStore"/> can be given those that it does not know itself.</summary>
public interface IItemFormat
{
    /// <summary>Its name as <see cref="ReaderConfig.InputType"/>, such as <c>PARQUET</c>.</summary>
    string InputType { get; }

    /// <summary>Whether it wants an object as it is stored; of a file the content is then a <see cref="FileStream"/>. Otherwise it gets one that is compressed with gzip decompressed. False unless said.</summary>
    bool WantsObjectAsStored => false;

    /// <summary>Reads the items of one object, one after the other, as they are asked for.</summary>
    /// <param name="content">The object from its beginning. The caller closes it.</param>
    /// <param name="config">How the items are written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Tasks.TaskException">They cannot be read; the error is <c>States.ItemReaderFailed</c>.</exception>
    IAsyncEnumerable<JsonValue> ReadAsync(Stream content, ReaderConfig config, CancellationToken cancellationToken);
}
