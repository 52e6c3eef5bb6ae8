using System.IO.Compression;
using System.Text;
using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;

namespace Orchestration.Runtime.Tests.Maps;

/// <summary>A line of a case file: how a Map reads, the objects that there are, and what comes of it.</summary>
internal sealed record ReaderCase(string Reader, string Objects, string Outcome)
{
    public static IEnumerable<ReaderCase> Read() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Maps", "readers.cases"))
        where line.Length > 0 && line[0] != '#'
        let parts = line.Split(" ⇶ ")
        select new ReaderCase(parts[0], parts[1], parts[2]);

    public async Task PutAsync(IObjectStore store)
    {
        foreach (var (key, content) in JsonValue.Parse(Objects).AsObject())
        {
            var bytes = Encoding.UTF8.GetBytes(content.IsString ? content.AsString() : content.ToJson());
            await store.WriteAsync("bucket", key, key.EndsWith(".gz", StringComparison.Ordinal) ? Compress(bytes) : bytes, CancellationToken.None);
        }
    }

    public ItemReadRequest Request()
    {
        var arguments = JsonObject.Of(("Bucket", "bucket"));
        var reader = JsonValue.Parse(Reader);

        foreach (var name in (string[])["Key", "Prefix", "VersionId"])
        {
            arguments = reader[name].IsUndefined ? arguments : arguments.With(name, reader[name]);
        }

        return new($"arn:aws:states:::s3:{(reader["Prefix"].IsUndefined ? "getObject" : "listObjectsV2")}", arguments, Config(), reader["MaxItems"].IsNumber ? (int)reader["MaxItems"].AsNumber() : null);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var memory = new MemoryStream();

        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }

    private ReaderConfig Config()
    {
        var map = (MapState)AslReader.Read($$$"""
            { "StartAt": "M", "States": { "M": { "Type": "Map", "ItemReader": { "Resource": "x", "ReaderConfig": {{{Reader}}} },
              "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "End": true } } }, "End": true } } }
            """).States[0];
        return map.ItemReader!.ReaderConfig!;
    }

    public override string ToString() => Reader;
}
