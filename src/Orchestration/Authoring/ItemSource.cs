using Orchestration.Expressions;

namespace Orchestration;

/// <summary>Where a distributed Map finds its items. <see cref="ItemSource"/> makes it.</summary>
/// <typeparam name="TItem">An item.</typeparam>
public sealed class ItemSource<TItem>
{
    internal ItemSource(Node items) => Items = items;

    internal ItemSource(string action, Expr<string> bucket, string location, Expr<string> key) =>
        (Action, Bucket, Location, Key) = (action, bucket, location, key);

    /// <summary>How many items are read at most; all unless set.</summary>
    public Expr<int>? MaxItems { get; init; }

    internal Node? Items { get; }

    internal string? Action { get; }

    internal Expr<string>? Bucket { get; }

    /// <summary>Whether <see cref="Key"/> is a <c>Key</c> or a <c>Prefix</c>.</summary>
    internal string? Location { get; }

    internal Expr<string>? Key { get; }

    internal string? InputType { get; init; }

    internal string? Transformation { get; init; }

    internal string? ManifestType { get; init; }

    internal string? ItemsPointer { get; init; }

    internal string? Delimiter { get; init; }

    internal IReadOnlyList<string>? Headers { get; init; }

    /// <summary>The same source, of which at most so many items are read.</summary>
    public ItemSource<TItem> Take(Expr<int> maxItems) => Items is not null
        ? throw new DefinitionException("ASL1018", "Items of a variable cannot be limited by a reader. Take fewer of them before, such as items.Partition(n)[0].")
        : new(Action!, Bucket!, Location!, Key!)
        {
            MaxItems = maxItems,
            InputType = InputType,
            Transformation = Transformation,
            ManifestType = ManifestType,
            ItemsPointer = ItemsPointer,
            Delimiter = Delimiter,
            Headers = Headers,
        };
}

/// <summary>Where a distributed Map finds its items.</summary>
public static class ItemSource
{
    private const string List = "arn:aws:states:::s3:listObjectsV2";
    private const string Get = "arn:aws:states:::s3:getObject";

    /// <summary>The items of a list that the machine holds.</summary>
    public static ItemSource<TItem> Of<TItem>(Expr<IReadOnlyList<TItem>> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new(items.Node);
    }

    /// <summary>The objects of a bucket whose keys begin with <paramref name="prefix"/>: what they are called, not what they hold.</summary>
    public static ItemSource<BucketObject> Objects(Expr<string> bucket, Expr<string> prefix) => new(List, bucket, "Prefix", prefix);

    /// <summary>The items in each of the objects whose keys begin with <paramref name="prefix"/>, which must be of one format.</summary>
    /// <typeparam name="TItem">An item.</typeparam>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">What the keys begin with.</param>
    /// <param name="format"><c>CSV</c>, <c>JSON</c>, <c>JSONL</c> or <c>PARQUET</c>.</param>
    /// <param name="headers">CSV: the names of the columns; those of each object's first row unless given.</param>
    /// <param name="delimiter">CSV: <c>COMMA</c> unless given; <c>PIPE</c>, <c>SEMICOLON</c>, <c>SPACE</c>, <c>TAB</c>.</param>
    public static ItemSource<TItem> InObjects<TItem>(Expr<string> bucket, Expr<string> prefix, string format, IReadOnlyList<string>? headers = null, string? delimiter = null) => new(List, bucket, "Prefix", prefix)
    {
        InputType = format,
        Transformation = "LOAD_AND_FLATTEN",
        Headers = headers,
        Delimiter = delimiter,
    };

    /// <summary>The rows of a CSV file, each an object of text by the names of the columns.</summary>
    /// <typeparam name="TItem">A row; all its members are text.</typeparam>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The file.</param>
    /// <param name="headers">The names of the columns; those of the first row unless given.</param>
    /// <param name="delimiter"><c>COMMA</c> unless given; <c>PIPE</c>, <c>SEMICOLON</c>, <c>SPACE</c>, <c>TAB</c>.</param>
    public static ItemSource<TItem> Csv<TItem>(Expr<string> bucket, Expr<string> key, IReadOnlyList<string>? headers = null, string? delimiter = null) => new(Get, bucket, "Key", key)
    {
        InputType = "CSV",
        Headers = headers,
        Delimiter = delimiter,
    };

    /// <summary>The items of an array in a JSON file.</summary>
    /// <typeparam name="TItem">An item.</typeparam>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The file.</param>
    /// <param name="pointer">Where the array is, such as <c>/data/items</c>; the file itself unless given.</param>
    public static ItemSource<TItem> Json<TItem>(Expr<string> bucket, Expr<string> key, string? pointer = null) => new(Get, bucket, "Key", key)
    {
        InputType = "JSON",
        ItemsPointer = pointer,
    };

    /// <summary>The lines of a file of JSON lines.</summary>
    /// <typeparam name="TItem">What a line says.</typeparam>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The file.</param>
    public static ItemSource<TItem> JsonLines<TItem>(Expr<string> bucket, Expr<string> key) => new(Get, bucket, "Key", key) { InputType = "JSONL" };

    /// <summary>The rows of a Parquet file.</summary>
    /// <typeparam name="TItem">A row.</typeparam>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The file.</param>
    public static ItemSource<TItem> Parquet<TItem>(Expr<string> bucket, Expr<string> key) => new(Get, bucket, "Key", key) { InputType = "PARQUET" };

    /// <summary>The objects that an S3 inventory lists.</summary>
    /// <param name="bucket">The bucket that holds the inventory.</param>
    /// <param name="manifest">The key of its <c>manifest.json</c>.</param>
    public static ItemSource<BucketObject> Inventory(Expr<string> bucket, Expr<string> manifest) => new(Get, bucket, "Key", manifest)
    {
        InputType = "MANIFEST",
        ManifestType = "S3_INVENTORY",
    };

    /// <summary>The rows in the files that Athena wrote with UNLOAD and lists in a manifest.</summary>
    /// <typeparam name="TItem">A row.</typeparam>
    /// <param name="bucket">The bucket that holds the manifest.</param>
    /// <param name="manifest">The key of the manifest.</param>
    /// <param name="format"><c>CSV</c>, <c>JSONL</c> or <c>PARQUET</c>.</param>
    /// <param name="headers">CSV: the names of the columns, which UNLOAD does not write; those of each file's first row unless given.</param>
    /// <param name="delimiter">CSV: <c>COMMA</c> unless given; <c>PIPE</c>, <c>SEMICOLON</c>, <c>SPACE</c>, <c>TAB</c>.</param>
    public static ItemSource<TItem> AthenaManifest<TItem>(Expr<string> bucket, Expr<string> manifest, string format, IReadOnlyList<string>? headers = null, string? delimiter = null) => new(Get, bucket, "Key", manifest)
    {
        InputType = format,
        ManifestType = "ATHENA_DATA",
        Headers = headers,
        Delimiter = delimiter,
    };
}
