using Orchestration.Query.Json;

namespace Orchestration.Model;

/// <summary>How the items of a distributed Map are written.</summary>
public sealed record ReaderConfig : AslNode
{
    /// <summary><c>CSV</c>, <c>JSON</c>, <c>JSONL</c>, <c>PARQUET</c> or <c>MANIFEST</c>.</summary>
    public string? InputType { get; init; }

    /// <summary>What changes the items on their way, such as <c>LOAD_AND_FLATTEN</c>.</summary>
    public string? Transformation { get; init; }

    /// <summary>Whose manifest it is: <c>ATHENA_DATA</c> or <c>S3_INVENTORY</c>.</summary>
    public string? ManifestType { get; init; }

    /// <summary>Where in a JSON document the items stand.</summary>
    public string? ItemsPointer { get; init; }

    /// <summary>What separates the fields of a line of CSV, such as <c>COMMA</c>.</summary>
    public string? CSVDelimiter { get; init; }

    /// <summary>Where the names of CSV's fields stand: <c>FIRST_ROW</c> or <c>GIVEN</c>.</summary>
    public string? CSVHeaderLocation { get; init; }

    /// <summary>The names of CSV's fields, where they are given.</summary>
    public JsonValue CSVHeaders { get; init; }

    /// <summary>How many items are read at most: a number or an expression.</summary>
    public JsonValue MaxItems { get; init; }

    /// <summary>JSONPath: where that number stands.</summary>
    public string? MaxItemsPath { get; init; }
}
