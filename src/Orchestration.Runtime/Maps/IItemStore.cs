using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Runtime.Maps;

/// <summary>The port through which a distributed Map reads its items and writes its results.</summary>
public interface IItemStore
{
    /// <summary>Says why items cannot be read by <paramref name="resource"/> (such as <c>arn:aws:states:::s3:getObject</c>) as <paramref name="config"/> says, and what to do about it; null where they can.</summary>
    string? WhyNotRead(string resource, ReaderConfig? config);

    /// <summary>Says why results cannot be written by <paramref name="resource"/> (such as <c>arn:aws:states:::s3:putObject</c>) as <paramref name="writerConfig"/> says, and what to do about it; null where they can.</summary>
    string? WhyNotWrite(string resource, JsonValue writerConfig);

    /// <summary>Reads the items, one after the other, as they are asked for.</summary>
    /// <exception cref="Tasks.TaskException">They cannot be read; the error is <c>States.ItemReaderFailed</c> or the service's own.</exception>
    IAsyncEnumerable<MapItem> ReadAsync(ItemReadRequest request, CancellationToken cancellationToken);

    /// <summary>Writes what the items' executions gave.</summary>
    /// <returns>What the Map's result says of it, such as <c>{"Bucket": .., "Key": ..}</c>.</returns>
    /// <exception cref="Tasks.TaskException">It cannot be written; the error is <c>States.ResultWriterFailed</c> or the service's own.</exception>
    ValueTask<JsonValue> WriteAsync(ResultWriteRequest request, CancellationToken cancellationToken);
}
