using Orchestration.Query.Json;

namespace Orchestration.Cdk.Tests;

/// <summary>Prints a template's intrinsic functions as a person would write them: <c>${BronzeBucket.Arn}/tables/*</c>.</summary>
internal static class Texts
{
    public static string Of(JsonValue value) => value switch
    {
        { IsString: true } => value.AsString(),
        _ when value["Ref"] is { IsString: true } reference => $"${{{Bare(reference.AsString())}}}",
        _ when value["Fn::GetAtt"] is { IsArray: true } attribute => $"${{{Bare(attribute[0].AsString())}.{attribute[1].AsString()}}}",
        _ when value["Fn::Join"] is { IsArray: true } join => string.Join(join[0].AsString(), join[1].AsArray().Select(Of)),
        _ when value["Fn::Sub"] is { IsString: true } text => text.AsString(),
        _ => value.ToString(),
    };

    public static IEnumerable<string> All(JsonValue value) => value.IsArray ? value.AsArray().Select(Of) : value.IsUndefined ? [] : [Of(value)];

    // The CDK appends eight characters to what it was given.
    private static string Bare(string id) => id.Length > 8 && id[^8..].All(char.IsAsciiHexDigitUpper) ? id[..^8] : id;
}
