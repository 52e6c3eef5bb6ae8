using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Runtime;

namespace Orchestration.Aws.Client;

/// <summary>A value of an enumeration as its text; one that is not known here is kept.</summary>
internal abstract class ConstantConverter<T>(Func<string, T> make) : JsonConverter<T>
    where T : ConstantClass
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() is { } value ? make(value) : null;

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
