using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics.Functions;

/// <summary>An argument of the wrong kind or out of range; the caller says of which function.</summary>
internal sealed class UnfitArgumentException : Exception
{
    public static JsonArray Array(JsonValue value) => value.IsArray ? value.AsArray() : throw new UnfitArgumentException();

    public static JsonObject Object(JsonValue value) => value.IsObject ? value.AsObject() : throw new UnfitArgumentException();

    public static string Text(JsonValue value) => value.IsString ? value.AsString() : throw new UnfitArgumentException();

    /// <summary>A number without its fraction, within 32 bits.</summary>
    public static int Truncated(JsonValue value)
    {
        var number = Math.Truncate(value.IsNumber ? value.AsNumber() : throw new UnfitArgumentException());
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw new UnfitArgumentException();
    }
}
