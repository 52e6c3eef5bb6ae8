using Orchestration.Expressions;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Authoring;

/// <summary>Where a Map finds its items and how it hands them on.</summary>
/// <param name="Held">The items, where the machine holds them.</param>
internal sealed record ReaderParts(Node? Held)
{
    public Node? Selector { get; init; }

    public Batch? Batch { get; init; }

    private Node? Bucket { get; init; }

    private Node? Key { get; init; }

    private Expr<string>? BucketName { get; init; }

    private string? Action { get; init; }

    private string? Location { get; init; }

    private Node? MaxItems { get; init; }

    private ReaderConfig? Config { get; init; }

    public static ReaderParts Of<TItem>(ItemSource<TItem> source) => new(source.Items)
    {
        Bucket = source.Bucket?.Node,
        BucketName = source.Bucket,
        Key = source.Key?.Node,
        Action = source.Action,
        Location = source.Location,
        MaxItems = source.MaxItems?.Node,
        Config = source.Items is not null || source is { InputType: null, MaxItems: null } ? null : new()
        {
            InputType = source.InputType,
            Transformation = source.Transformation,
            ManifestType = source.ManifestType,
            ItemsPointer = source.ItemsPointer,
            CSVDelimiter = source.Delimiter,
            CSVHeaderLocation = source.InputType is not "CSV" ? null : source.Headers is null ? "FIRST_ROW" : "GIVEN",
            CSVHeaders = source.Headers is { } headers ? JsonValue.Array([.. headers.Select(header => (JsonValue)header)]) : default,
        },
    };

    public MapState Items(Lowering lowering, MapState map)
    {
        map = map with
        {
            ItemSelector = Selector is null ? default : lowering.Template(Selector),
            ItemBatcher = Batch is null ? null : Batcher(lowering, Batch),
        };

        if (Held is null)
        {
            return map with { ItemReader = Reader(lowering) };
        }

        if (lowering.IsJsonata)
        {
            return map with { Items = lowering.Template(Held) };
        }

        return lowering.Field(Held) is { Path: { } path } && JsonPathPrinter.IsPath(Held)
            ? map with { ItemsPath = path }
            : throw new DefinitionException("ASL2002", $"JSONPath cannot say `{JsonataPrinter.Print(Held)}` as the items of a Map, which must be at a path. Set a variable to them before, or give the machine QueryLanguage.Jsonata.");
    }

    public static ResultWriter Writer(Lowering lowering, ResultDestination results)
    {
        var to = lowering.Template(new Node.Object([("Bucket", results.Bucket.Node), ("Prefix", results.Prefix.Node)]));
        var writer = new ResultWriter { Resource = "arn:aws:states:::s3:putObject" };
        writer = lowering.IsJsonata ? writer with { Arguments = to } : writer with { Parameters = to };

        return results is { Transformation: null, OutputType: null } ? writer : writer with
        {
            WriterConfig = JsonValue.Object(
            [
                .. results.Transformation is { } transformation ? [("Transformation", transformation)] : Array.Empty<(string, JsonValue)>(),
                .. results.OutputType is { } type ? [("OutputType", type)] : Array.Empty<(string, JsonValue)>(),
            ]),
        };
    }

    public IReadOnlyList<Permission> Permissions(Distribution distribution)
    {
        const string Ring = "a role cannot name the machine that is made with it";
        var states = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:";

        return
        [
            new(["states:StartExecution", "states:RedriveExecution"], $"{states}stateMachine:*") { Because = Ring },
            new(["states:DescribeExecution", "states:StopExecution"], $"{states}execution:*") { Because = Ring },
            .. Action is null ? [] : Read(),
            .. distribution.Results is { } results
                ? [Permission.OnObjects(results.Bucket, "s3:PutObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:AbortMultipartUpload")]
                : Array.Empty<Permission>(),
        ];

        Permission[] Read() => Location is "Prefix"
            ? [Permission.OnBucket(BucketName!, "s3:ListBucket"), .. Config?.Transformation is null ? Array.Empty<Permission>() : [Permission.OnObjects(BucketName!, "s3:GetObject")]]
            : [Permission.OnObjects(BucketName!, "s3:GetObject")];
    }

    private ItemReader Reader(Lowering lowering)
    {
        var (maxItems, maxItemsPath) = lowering.Field(MaxItems);
        var from = lowering.Template(new Node.Object([("Bucket", Bucket!), (Location!, Key!)]));
        var reader = new ItemReader { Resource = Action, ReaderConfig = Config is null ? null : Config with { MaxItems = maxItems, MaxItemsPath = maxItemsPath } };

        return lowering.IsJsonata ? reader with { Arguments = from } : reader with { Parameters = from };
    }

    private static ItemBatcher Batcher(Lowering lowering, Batch batch)
    {
        var (items, itemsPath) = lowering.Field(batch.MaxItems?.Node);
        var (bytes, bytesPath) = lowering.Field(batch.MaxBytes?.Node);

        return new() { MaxItemsPerBatch = items, MaxItemsPerBatchPath = itemsPath, MaxInputBytesPerBatch = bytes, MaxInputBytesPerBatchPath = bytesPath };
    }
}
