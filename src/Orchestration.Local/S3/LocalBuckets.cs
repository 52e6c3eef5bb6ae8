using System.Text;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.S3;

/// <summary>S3's SDK calls over an object store.</summary>
internal sealed class LocalBuckets(IObjectStore buckets)
{
    // No more fits into the result of a task.
    private const int MostBytes = 262_144;

    private const int MostKeys = 1000;

    public IEnumerable<(string Action, Func<TaskRequest, CancellationToken, ValueTask<TaskOutcome>> Run)> Actions =>
    [
        ("getObject", GetAsync),
        ("putObject", PutAsync),
        ("headObject", HeadAsync),
        ("listObjectsV2", ListAsync),
        ("copyObject", CopyAsync),
        ("deleteObject", DeleteAsync),
    ];

    private async ValueTask<TaskOutcome> GetAsync(TaskRequest request, CancellationToken cancellation)
    {
        var (bucket, key) = Place(request);
        var stored = await buckets.FindAsync(bucket, key, cancellation).ConfigureAwait(false);
        var body = stored is { Size: <= MostBytes } ? await buckets.ReadAsync(bucket, key, cancellation).ConfigureAwait(false) : null;

        return (stored, body) switch
        {
            ({ } found, { } bytes) => JsonValue.Object([("Body", Encoding.UTF8.GetString(bytes)), .. Head(found)]),
            ({ }, null) => throw new TaskException("States.DataLimitExceeded", "The state/task 'aws-sdk:s3' returned a result with a size exceeding the maximum number of bytes service limit."),
            _ => throw Aws.SdkError("S3", "NoSuchKeyException", "The specified key does not exist.", 404),
        };
    }

    private async ValueTask<TaskOutcome> HeadAsync(TaskRequest request, CancellationToken cancellation)
    {
        var (bucket, key) = Place(request);
        return await buckets.FindAsync(bucket, key, cancellation).ConfigureAwait(false) is { } found
            ? JsonValue.Object([.. Head(found)])
            : throw Aws.SdkError("S3", "NoSuchKeyException", "The specified key does not exist.", 404);
    }

    private async ValueTask<TaskOutcome> PutAsync(TaskRequest request, CancellationToken cancellation)
    {
        var (bucket, key) = Place(request);
        var body = request.Arguments["Body"] switch
        {
            { IsUndefined: true } => "",
            { IsString: true } text => text.AsString(),
            var json => json.ToJson(),
        };
        await buckets.WriteAsync(bucket, key, Encoding.UTF8.GetBytes(body), cancellation).ConfigureAwait(false);
        return JsonValue.Object(("ETag", (await buckets.FindAsync(bucket, key, cancellation).ConfigureAwait(false))?.ETag ?? ""));
    }

    private async ValueTask<TaskOutcome> ListAsync(TaskRequest request, CancellationToken cancellation)
    {
        var bucket = Text(request, "Bucket");
        var prefix = request.Arguments["Prefix"] is { IsString: true } given ? given.AsString() : "";
        var after = request.Arguments["ContinuationToken"] is { IsString: true } token ? token.AsString() : request.Arguments["StartAfter"] is { IsString: true } start ? start.AsString() : null;
        var most = request.Arguments["MaxKeys"] is { IsNumber: true } number ? (int)Math.Clamp(number.AsNumber(), 1, MostKeys) : MostKeys;
        var left = (await buckets.ListAsync(bucket, prefix, cancellation).ConfigureAwait(false)).Where(one => after is null || string.CompareOrdinal(one.Key, after) > 0).ToList();
        var page = left.Take(most).ToList();
        var members = new List<(string, JsonValue)>
        {
            ("Contents", JsonValue.Array([.. page.Select(one => JsonValue.Object(
                ("ETag", one.ETag), ("Key", one.Key), ("LastModified", Aws.Text(one.LastModified)), ("Size", one.Size), ("StorageClass", "STANDARD")))])),
            ("IsTruncated", page.Count < left.Count),
            ("KeyCount", page.Count),
            ("MaxKeys", most),
            ("Name", bucket),
            ("Prefix", prefix),
        };

        if (page.Count < left.Count)
        {
            members.Add(("NextContinuationToken", page[^1].Key));
        }

        return JsonValue.Object([.. members]);
    }

    private async ValueTask<TaskOutcome> CopyAsync(TaskRequest request, CancellationToken cancellation)
    {
        var (bucket, key) = Place(request);
        var from = Uri.UnescapeDataString(Text(request, "CopySource")).TrimStart('/').Split('/', 2);
        var content = from is [var source, var sourceKey] ? await buckets.OpenAsync(source, sourceKey, cancellation).ConfigureAwait(false) : null;

        if (content is null)
        {
            throw Aws.SdkError("S3", "NoSuchKeyException", "The specified key does not exist.", 404);
        }

        await using (content.ConfigureAwait(false))
        {
            await buckets.WriteAsync(bucket, key, async copy => await content.CopyToAsync(copy, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }

        var found = await buckets.FindAsync(bucket, key, cancellation).ConfigureAwait(false);
        return JsonValue.Object(("CopyObjectResult", JsonValue.Object(("ETag", found?.ETag ?? ""), ("LastModified", Aws.Text(found?.LastModified ?? default)))));
    }

    private async ValueTask<TaskOutcome> DeleteAsync(TaskRequest request, CancellationToken cancellation)
    {
        var (bucket, key) = Place(request);
        await buckets.DeleteAsync(bucket, key, cancellation).ConfigureAwait(false);
        return JsonValue.Object();
    }

    private static (string Name, JsonValue Value)[] Head(StoredObject stored) =>
        [("ContentLength", stored.Size), ("ETag", stored.ETag), ("LastModified", Aws.Text(stored.LastModified)), ("Metadata", JsonValue.Object())];

    private static (string Bucket, string Key) Place(TaskRequest request) => (Text(request, "Bucket"), Text(request, "Key"));

    private static string Text(TaskRequest request, string name) => request.Arguments[name] is { IsString: true } text
        ? text.AsString()
        : throw new TaskException("States.Runtime", $"The argument {name} of {request.Resource} is missing or is no text.");
}
