using System.Runtime.CompilerServices;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>Items of a distributed Map from objects, and its results to objects, as S3 has them.</summary>
/// <remarks>
/// It reads <c>CSV</c>, <c>JSON</c> and <c>JSONL</c>, compressed with gzip or not, the list of objects itself, what all listed objects hold (<c>LOAD_AND_FLATTEN</c>), and the objects that a manifest names.
/// No more of an object is held than the item that is read; an item may have 8 MiB.
/// </remarks>
/// <param name="objects">The buckets.</param>
/// <param name="formats">Formats beside those, such as Parquet.</param>
public sealed class ObjectItemStore(IObjectStore objects, params IReadOnlyList<IItemFormat> formats) : IItemStore
{
    private const string GetObject = "arn:aws:states:::s3:getObject";
    private const string ListObjects = "arn:aws:states:::s3:listObjectsV2";
    private const string PutObject = "arn:aws:states:::s3:putObject";

    private readonly Dictionary<string, IItemFormat> _formats = Known(formats);

    /// <inheritdoc />
    public string? WhyNotRead(string resource, ReaderConfig? config) => (resource, config) switch
    {
        (ListObjects, null or { Transformation: null or "NONE" }) => null,
        (ListObjects, { Transformation: "LOAD_AND_FLATTEN" }) => WhyNot(config.InputType),
        (ListObjects, _) => "the Transformation is NONE or LOAD_AND_FLATTEN.",
        (GetObject, { Transformation: not (null or "NONE") }) => "only what arn:aws:states:::s3:listObjectsV2 lists is transformed.",
        (GetObject, { ManifestType: "ATHENA_DATA", InputType: "CSV" or "JSONL" or "PARQUET" }) => WhyNot(config.InputType),
        (GetObject, { ManifestType: "ATHENA_DATA" }) => "what an ATHENA_DATA manifest names is CSV, JSONL or PARQUET.",
        (GetObject, { ManifestType: "S3_INVENTORY" } or { ManifestType: null, InputType: "MANIFEST" }) => null,
        (GetObject, { ManifestType: not null }) => "the ManifestType is ATHENA_DATA or S3_INVENTORY.",
        (GetObject, _) => WhyNot(config?.InputType),
        _ => $"the resource is {GetObject} or {ListObjects}.",
    };

    /// <inheritdoc />
    public string? WhyNotWrite(string resource, JsonValue writerConfig) => resource == PutObject ? null : $"the resource is {PutObject}.";

    /// <inheritdoc />
    public async IAsyncEnumerable<MapItem> ReadAsync(ItemReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var left = request.MaxItems ?? int.MaxValue;
        var items = ReadAllAsync(request, cancellationToken).GetAsyncEnumerator(cancellationToken);

        await using (items.ConfigureAwait(false))
        {
            while (left-- > 0 && await items.MoveNextAsync().ConfigureAwait(false))
            {
                yield return items.Current;
            }
        }
    }

    /// <inheritdoc />
    public ValueTask<JsonValue> WriteAsync(ResultWriteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ResultFiles.WriteAsync(objects, request, cancellationToken);
    }

    private static Dictionary<string, IItemFormat> Known(IReadOnlyList<IItemFormat> formats)
    {
        var known = new Dictionary<string, IItemFormat>(StringComparer.Ordinal);

        foreach (var format in (IEnumerable<IItemFormat>)[new CsvItems(), new JsonItems(), new JsonLineItems(), .. formats])
        {
            known[format.InputType] = format;
        }

        return known;
    }

    private static string Argument(JsonValue arguments, string name) =>
        arguments[name] is { IsString: true } value ? value.AsString() : throw Failed($"The argument {name} is missing or is no text.");

    private static TaskException Failed(string cause) => new(ErrorNames.ItemReaderFailed, cause);

    private static JsonValue Describe(StoredObject stored) => JsonValue.Object(
        ("Etag", stored.ETag), ("Key", stored.Key), ("LastModified", stored.LastModified.ToUnixTimeSeconds()), ("Size", stored.Size), ("StorageClass", "STANDARD"));

    private string? WhyNot(string? format) => format switch
    {
        null => "the InputType is missing.",
        "PARQUET" when !_formats.ContainsKey(format) => "its ObjectItemStore was given no reader for PARQUET. Give it one, such as ParquetItems of Orchestration.Local.",
        _ when _formats.ContainsKey(format) => null,
        _ => $"the InputType is one of {string.Join(", ", _formats.Keys.Order(StringComparer.Ordinal))} and MANIFEST.",
    };

    private async IAsyncEnumerable<MapItem> ReadAllAsync(ItemReadRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bucket = Argument(request.Arguments, "Bucket");

        if (request.Resource == ListObjects)
        {
            var prefix = request.Arguments["Prefix"] is { IsString: true } given ? given.AsString() : "";
            var listed = await objects.ListAsync(bucket, prefix, cancellationToken).ConfigureAwait(false);

            foreach (var one in listed)
            {
                if (request.Config?.Transformation is null or "NONE")
                {
                    yield return new(Describe(one), $"s3://{bucket}");
                }
                else if (!one.Key.EndsWith('/'))
                {
                    // A key with a slash at its end is a folder of the console, and holds nothing.
                    await foreach (var item in ReadFileAsync(new(bucket, one.Key), request.Config, cancellationToken).ConfigureAwait(false))
                    {
                        yield return item;
                    }
                }
            }

            yield break;
        }

        var file = new DataFile(bucket, Argument(request.Arguments, "Key"));
        CheckVersion(request);
        var files = request.Config switch
        {
            { ManifestType: "ATHENA_DATA" } config => Manifests.AthenaAsync(objects, file, config, cancellationToken),
            { ManifestType: "S3_INVENTORY" } or { InputType: "MANIFEST" } => Manifests.InventoryAsync(objects, file, cancellationToken),
            var config => Manifests.Itself(file, config!),
        };

        await foreach (var (one, config) in files.ConfigureAwait(false))
        {
            await foreach (var item in ReadFileAsync(one, config, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    private static void CheckVersion(ItemReadRequest request)
    {
        if (request.Arguments["VersionId"] is { IsString: true } version)
        {
            throw Failed(request.Config?.InputType is "PARQUET"
                ? "S3 Version ID selection is not currently supported for PARQUET files"
                : $"The version '{version.AsString()}' cannot be read: these buckets keep no versions.");
        }
    }

    private async IAsyncEnumerable<MapItem> ReadFileAsync(DataFile file, ReaderConfig config, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var content = await objects.OpenAsync(file.Bucket, file.Key, cancellationToken).ConfigureAwait(false) ?? throw Failed($"The object {file} does not exist.");

        await using (content.ConfigureAwait(false))
        {
            var format = _formats[config.InputType!];
            var plain = format.WantsObjectAsStored ? content : await Gzip.OpenAsync(content, cancellationToken).ConfigureAwait(false);
            await using var opened = plain.ConfigureAwait(false);
            var (source, items) = (file.ToString(), format.ReadAsync(plain, config, cancellationToken).GetAsyncEnumerator(cancellationToken));

            await using (items.ConfigureAwait(false))
            {
                while (await MoveAsync().ConfigureAwait(false))
                {
                    yield return new(items.Current, source);
                }
            }

            async ValueTask<bool> MoveAsync()
            {
                try
                {
                    return await items.MoveNextAsync().ConfigureAwait(false);
                }
                catch (InvalidDataException exception)
                {
                    throw Failed($"The object {file} cannot be decompressed: {exception.Message}");
                }
            }
        }
    }
}
