using System.Buffers;
using System.Text;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>Writes the results of a distributed Map: a file for each status, and a manifest that names them.</summary>
internal static class ResultFiles
{
    private const int Chunk = 1 << 16;

    /// <summary>Writes them below the prefix, in a folder of the run.</summary>
    /// <returns>Where the manifest is.</returns>
    /// <exception cref="TaskException">No bucket is given.</exception>
    public static async ValueTask<JsonValue> WriteAsync(IObjectStore objects, ResultWriteRequest request, CancellationToken cancellationToken)
    {
        var bucket = request.Arguments["Bucket"] is { IsString: true } named ? named.AsString() : throw new TaskException(ErrorNames.ResultWriterFailed, "The argument Bucket is missing or is no text.");
        var prefix = request.Arguments["Prefix"] is { IsString: true } given && given.AsString().TrimEnd('/') is { Length: > 0 } path ? path + "/" : "";
        var folder = $"{prefix}{request.MapRunArn.Split(':')[^1]}/";
        var format = ResultFormat.Of(request.WriterConfig);
        var files = JsonValue.Object(
            ("FAILED", await WriteFileAsync("FAILED", execution => execution.Status is not ExecutionStatus.Succeeded).ConfigureAwait(false)),
            ("PENDING", JsonArray.Empty),
            ("SUCCEEDED", await WriteFileAsync("SUCCEEDED", execution => execution.Status is ExecutionStatus.Succeeded).ConfigureAwait(false)));
        var manifest = JsonValue.Object(("DestinationBucket", bucket), ("MapRunArn", request.MapRunArn), ("ResultFiles", files));
        await objects.WriteAsync(bucket, folder + "manifest.json", Encoding.UTF8.GetBytes(manifest.ToJson()), cancellationToken).ConfigureAwait(false);
        return JsonValue.Object(("Bucket", bucket), ("Key", folder + "manifest.json"));

        async ValueTask<JsonValue> WriteFileAsync(string status, Func<ExecutionResult, bool> isOf)
        {
            if (!request.Executions.Any(isOf))
            {
                return JsonArray.Empty;
            }

            var (key, size) = ($"{folder}{status}_0.{(format.Lines ? "jsonl" : "json")}", 0L);
            await objects.WriteAsync(
                bucket, key, async content => size = await WriteAsync(content, format, request.Executions.Where(isOf), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            return JsonValue.Array(JsonValue.Object(("Key", key), ("Size", size)));
        }
    }

    private static async ValueTask<long> WriteAsync(Stream content, ResultFormat format, IEnumerable<ExecutionResult> executions, CancellationToken cancellationToken)
    {
        var (buffer, written, isFirst) = (new ArrayBufferWriter<byte>(2 * Chunk), 0L, true);

        foreach (var result in executions.SelectMany(format.Results))
        {
            if (!format.Lines)
            {
                buffer.Write(isFirst ? "["u8 : ","u8);
            }

            result.WriteTo(buffer);
            isFirst = false;

            if (format.Lines)
            {
                buffer.Write("\n"u8);
            }

            if (buffer.WrittenCount >= Chunk)
            {
                await FlushAsync().ConfigureAwait(false);
            }
        }

        if (!format.Lines)
        {
            buffer.Write(isFirst ? "[]"u8 : "]"u8);
        }

        await FlushAsync().ConfigureAwait(false);
        return written;

        async ValueTask FlushAsync()
        {
            await content.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
            written += buffer.WrittenCount;
            buffer.ResetWrittenCount();
        }
    }
}
