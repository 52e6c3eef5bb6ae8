using System.Text;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>Items of a distributed Map from objects (CSV, JSON, JSON Lines, or the list of objects itself), and its results to objects, as S3 has them.</summary>
/// <param name="objects">The buckets.</param>
public sealed class ObjectItemStore(IObjectStore objects) : IItemStore
{
    private const string GetObject = "arn:aws:states:::s3:getObject";
    private const string ListObjects = "arn:aws:states:::s3:listObjectsV2";
    private const string PutObject = "arn:aws:states:::s3:putObject";

    /// <inheritdoc />
    public bool Reads(string resource, ReaderConfig? config) => resource switch
    {
        ListObjects => config?.Transformation is null or "NONE",
        GetObject => config?.InputType is "CSV" or "JSON" or "JSONL" && config.ManifestType is null,
        _ => false,
    };

    /// <inheritdoc />
    public bool Writes(string resource, JsonValue writerConfig) => resource == PutObject && writerConfig.IsUndefined;

    /// <inheritdoc />
    public async ValueTask<MapItems> ReadAsync(ItemReadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bucket = Argument(request.Arguments, "Bucket");

        if (request.Resource == ListObjects)
        {
            var prefix = request.Arguments["Prefix"] is { IsString: true } given ? given.AsString() : "";
            var listed = await objects.ListAsync(bucket, prefix, cancellationToken).ConfigureAwait(false);
            return new(Cut([.. listed.Select(Describe)], request.MaxItems), $"s3://{bucket}");
        }

        var key = Argument(request.Arguments, "Key");
        var content = await objects.ReadAsync(bucket, key, cancellationToken).ConfigureAwait(false)
            ?? throw Failed($"The object s3://{bucket}/{key} does not exist.");
        var text = Encoding.UTF8.GetString(content.Span);
        IReadOnlyList<JsonValue> items = request.Config!.InputType switch
        {
            "CSV" => CsvItems.Read(text, request.Config),
            "JSONL" => Lines(text),
            _ => Json(text, request.Config.ItemsPointer),
        };
        return new(Cut(items, request.MaxItems), $"s3://{bucket}/{key}");
    }

    /// <inheritdoc />
    public async ValueTask<JsonValue> WriteAsync(ResultWriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bucket = Argument(request.Arguments, "Bucket");
        var prefix = request.Arguments["Prefix"] is { IsString: true } given ? given.AsString().TrimEnd('/') + "/" : "";
        var folder = $"{prefix}{request.MapRunArn.Split(':')[^1]}/";
        var succeeded = request.Executions.Where(execution => execution.Status is ExecutionStatus.Succeeded).ToArray();
        var files = JsonValue.Object(
            ("FAILED", await WriteFileAsync("FAILED", [.. request.Executions.Except(succeeded)]).ConfigureAwait(false)),
            ("PENDING", JsonArray.Empty),
            ("SUCCEEDED", await WriteFileAsync("SUCCEEDED", succeeded).ConfigureAwait(false)));
        var manifest = JsonValue.Object(("DestinationBucket", bucket), ("MapRunArn", request.MapRunArn), ("ResultFiles", files));
        await objects.WriteAsync(bucket, folder + "manifest.json", Encoding.UTF8.GetBytes(manifest.ToJson()), cancellationToken).ConfigureAwait(false);
        return JsonValue.Object(("Bucket", bucket), ("Key", folder + "manifest.json"));

        async ValueTask<JsonValue> WriteFileAsync(string kind, ExecutionResult[] executions)
        {
            if (executions.Length == 0)
            {
                return JsonArray.Empty;
            }

            var content = Encoding.UTF8.GetBytes(JsonValue.Array([.. executions.Select(Describe)]).ToJson());
            await objects.WriteAsync(bucket, $"{folder}{kind}_0.json", content, cancellationToken).ConfigureAwait(false);
            return JsonValue.Array(JsonValue.Object(("Key", $"{folder}{kind}_0.json"), ("Size", content.LongLength)));
        }
    }

    private static List<JsonValue> Lines(string text)
    {
        var items = new List<JsonValue>();
        var number = 0;

        foreach (var line in text.Split('\n'))
        {
            number++;

            if (!string.IsNullOrWhiteSpace(line))
            {
                items.Add(Parse(line, $"line {number}"));
            }
        }

        return items;
    }

    private static JsonArray Json(string text, string? pointer)
    {
        var value = Parse(text, "the object");

        foreach (var step in pointer?.Split('/').Skip(1) ?? [])
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            value = value.IsArray && int.TryParse(name, out var index) ? value[index] : value[name];
        }

        return value.IsArray ? value.AsArray() : throw Failed("Attempting to map over non-iterable node.");
    }

    private static JsonValue Parse(string text, string where)
    {
        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException exception)
        {
            throw Failed($"What stands in {where} is no JSON: {exception.Message}");
        }
    }

    private static IReadOnlyList<JsonValue> Cut(IReadOnlyList<JsonValue> items, int? most) => most < items.Count ? [.. items.Take(most.Value)] : items;

    private static JsonValue Describe(StoredObject stored) => JsonValue.Object(
        ("Etag", stored.ETag), ("Key", stored.Key), ("LastModified", stored.LastModified.ToUnixTimeSeconds()), ("Size", stored.Size), ("StorageClass", "STANDARD"));

    private static JsonValue Describe(ExecutionResult execution)
    {
        var members = new List<(string, JsonValue)>
        {
            ("ExecutionArn", execution.Arn),
            ("Input", execution.Input.ToJson()),
            ("InputDetails", JsonValue.Object(("Included", true))),
            ("Name", execution.Name),
        };

        if (execution.Status is ExecutionStatus.Succeeded)
        {
            members.Add(("Output", execution.Output.ToJson()));
            members.Add(("OutputDetails", JsonValue.Object(("Included", true))));
        }
        else
        {
            members.Add(("Error", execution.Error ?? ""));
            members.Add(("Cause", execution.Cause ?? ""));
        }

        members.Add(("StartDate", Timestamps.Text(execution.StartDate)));
        members.Add(("StateMachineArn", execution.StateMachineArn));
        members.Add(("Status", execution.Status is ExecutionStatus.TimedOut ? "TIMED_OUT" : execution.Status.ToString().ToUpperInvariant()));
        members.Add(("StopDate", Timestamps.Text(execution.StopDate ?? execution.StartDate)));
        return JsonValue.Object([.. members]);
    }

    private static string Argument(JsonValue arguments, string name) =>
        arguments[name] is { IsString: true } value ? value.AsString() : throw Failed($"The argument {name} is missing or is no text.");

    private static TaskException Failed(string cause) => new(States.ErrorNames.ItemReaderFailed, cause);
}
