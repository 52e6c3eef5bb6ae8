namespace Orchestration.Asl;

/// <summary>Words of the language that reader and writer share.</summary>
internal static class AslNames
{
    public const string JsonPath = "JSONPath";
    public const string Jsonata = "JSONata";
}
