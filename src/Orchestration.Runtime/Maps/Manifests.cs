using System.Runtime.CompilerServices;
using System.Text;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Maps;

/// <summary>The objects that hold the items, where the object that a reader names only lists them, and how they are written.</summary>
internal static class Manifests
{
    private const int LargestManifest = 64 << 20;

    /// <summary>An object that holds the items itself.</summary>
    public static async IAsyncEnumerable<(DataFile File, ReaderConfig Config)> Itself(DataFile file, ReaderConfig config)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        yield return (file, config);
    }

    /// <summary>What Athena's UNLOAD wrote: one <c>s3://bucket/key</c> a line.</summary>
    public static async IAsyncEnumerable<(DataFile File, ReaderConfig Config)> AthenaAsync(
        IObjectStore objects, DataFile manifest, ReaderConfig config, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;

        foreach (var line in (await ReadAsync(objects, manifest, cancellationToken).ConfigureAwait(false)).Split('\n'))
        {
            number++;
            var uri = line.Trim().Trim('"');

            if (uri.Length == 0)
            {
                continue;
            }

            var parts = uri.Split('/', 4);

            if (parts is not ["s3:", "", { Length: > 0 } bucket, { Length: > 0 } key])
            {
                throw Failed($"Line {number} of the manifest {manifest} is no s3://bucket/key: '{(uri.Length > 100 ? uri[..100] + ".." : uri)}'.");
            }

            yield return (new(bucket, key), config);
        }
    }

    /// <summary>What S3 lists of a bucket: CSV files without a header, whose columns the manifest names.</summary>
    public static async IAsyncEnumerable<(DataFile File, ReaderConfig Config)> InventoryAsync(
        IObjectStore objects, DataFile manifest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var json = Parse(await ReadAsync(objects, manifest, cancellationToken).ConfigureAwait(false), manifest);

        if (json["fileFormat"] != "CSV")
        {
            throw Failed($"The inventory {manifest} has the format {json["fileFormat"]}; only CSV can be read.");
        }

        if (json["fileSchema"] is not { IsString: true } schema || json["files"] is not { IsArray: true } files)
        {
            throw Failed($"The manifest {manifest} is no S3 inventory: it has no fileSchema or no files.");
        }

        var config = new ReaderConfig
        {
            InputType = "CSV",
            CSVHeaderLocation = "GIVEN",
            CSVHeaders = JsonValue.Array([.. schema.AsString().Split(',').Select(name => new JsonValue(name.Trim()))]),
        };
        var bucket = json["destinationBucket"] is { IsString: true } destination ? destination.AsString().Split(":::")[^1] : manifest.Bucket;

        foreach (var file in files.AsArray())
        {
            yield return (new(bucket, file["key"] is { IsString: true } key ? key.AsString() : throw Failed($"A file of the inventory {manifest} has no key.")), config);
        }
    }

    private static JsonValue Parse(string text, DataFile manifest)
    {
        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException exception)
        {
            throw Failed($"The manifest {manifest} is no JSON: {exception.Message}");
        }
    }

    private static async ValueTask<string> ReadAsync(IObjectStore objects, DataFile manifest, CancellationToken cancellationToken)
    {
        var content = await objects.OpenAsync(manifest.Bucket, manifest.Key, cancellationToken).ConfigureAwait(false) ?? throw Failed($"The object {manifest} does not exist.");

        await using (content.ConfigureAwait(false))
        {
            using var text = new StreamReader(content, Encoding.UTF8);
            var whole = new StringBuilder();
            var buffer = new char[1 << 14];

            while (await text.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                whole.Append(buffer, 0, read);

                if (whole.Length > LargestManifest)
                {
                    throw Failed($"The manifest {manifest} has more than {LargestManifest} characters.");
                }
            }

            return whole.ToString();
        }
    }

    private static TaskException Failed(string cause) => new(ErrorNames.ItemReaderFailed, cause);
}
