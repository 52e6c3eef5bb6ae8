using System.Text.Json.Serialization.Metadata;

namespace Orchestration.Commands;

/// <summary>A member of a machine's input.</summary>
/// <param name="Name">Its name in the JSON.</param>
/// <param name="Kind">What it holds.</param>
public sealed record InputMember(string Name, InputKind Kind)
{
    internal static InputMember Of(JsonPropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return new(property.Name, type switch
        {
            _ when type == typeof(bool) => InputKind.Truth,
            _ when type == typeof(int) || type == typeof(long) || type == typeof(double) || type == typeof(decimal) || type == typeof(short) || type == typeof(float) => InputKind.Number,
            _ when type == typeof(string) || type.IsEnum || type == typeof(DateOnly) || type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(Guid) => InputKind.Text,
            _ => InputKind.Json,
        });
    }
}
