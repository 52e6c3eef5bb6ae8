using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.Maps;

/// <summary>The port through which a distributed Map reads its items and writes its results.</summary>
public interface IItemStore
{
    /// <summary>Whether items can be read by <paramref name="resource"/> (such as <c>arn:aws:states:::s3:getObject</c>) as <paramref name="config"/> says.</summary>
    bool Reads(string resource, ReaderConfig? config);

    /// <summary>Whether results can be written by <paramref name="resource"/> (such as <c>arn:aws:states:::s3:putObject</c>) as <paramref name="writerConfig"/> says.</summary>
    bool Writes(string resource, JsonValue writerConfig);

    /// <summary>Reads the items.</summary>
    /// <exception cref="Tasks.TaskException">They cannot be read; the error is <c>States.ItemReaderFailed</c> or the service's own.</exception>
    ValueTask<MapItems> ReadAsync(ItemReadRequest request, CancellationToken cancellationToken);

    /// <summary>Writes what the items' executions gave.</summary>
    /// <returns>What the Map's result says of it, such as <c>{"Bucket": .., "Key": ..}</c>.</returns>
    /// <exception cref="Tasks.TaskException">It cannot be written; the error is <c>States.ResultWriterFailed</c> or the service's own.</exception>
    ValueTask<JsonValue> WriteAsync(ResultWriteRequest request, CancellationToken cancellationToken);
}
