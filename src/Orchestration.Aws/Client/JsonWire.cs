using System.Text.Json;

namespace Orchestration.Aws.Client;

/// <summary>Reads a value on which the reader stands, and leaves it on the value's last token.</summary>
internal delegate T JsonRead<out T>(ref Utf8JsonReader json);

/// <summary>What the generated readers and writers of JSON are made of. A reader of a member stands on the member's name; JSON's null is a member that is not there.</summary>
internal static class JsonWire
{
    /// <summary>Checks that an object begins here.</summary>
    /// <exception cref="JsonException">It does not.</exception>
    public static void Enter(ref Utf8JsonReader json) => Expect(ref json, JsonTokenType.StartObject, "an object");

    /// <summary>Goes to the next member of an object; false at its end.</summary>
    public static bool Next(ref Utf8JsonReader json) => json.Read() && json.TokenType is JsonTokenType.PropertyName;

    public static T? Member<T>(ref Utf8JsonReader json, JsonRead<T> read)
        where T : class => IsThere(ref json) ? read(ref json) : null;

    public static List<T>? ListMember<T>(ref Utf8JsonReader json, JsonRead<T> read) => IsThere(ref json) ? List(ref json, read) : null;

    public static Dictionary<string, T>? MapMember<T>(ref Utf8JsonReader json, JsonRead<T> read) => IsThere(ref json) ? Map(ref json, read) : null;

    public static string? TextMember(ref Utf8JsonReader json) => IsThere(ref json) ? json.GetString() : null;

    public static int? IntegerMember(ref Utf8JsonReader json) => IsThere(ref json) ? json.GetInt32() : null;

    public static long? LongMember(ref Utf8JsonReader json) => IsThere(ref json) ? json.GetInt64() : null;

    public static bool? BooleanMember(ref Utf8JsonReader json) => IsThere(ref json) ? json.GetBoolean() : null;

    public static double? DoubleMember(ref Utf8JsonReader json) => IsThere(ref json) ? json.GetDouble() : null;

    public static float? SingleMember(ref Utf8JsonReader json) => IsThere(ref json) ? json.GetSingle() : null;

    public static DateTime? TimeMember(ref Utf8JsonReader json) => IsThere(ref json) ? Time(ref json) : null;

    public static List<T> List<T>(ref Utf8JsonReader json, JsonRead<T> read)
    {
        Expect(ref json, JsonTokenType.StartArray, "a list");
        var items = new List<T>();

        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
        {
            items.Add(read(ref json));
        }

        return items;
    }

    public static Dictionary<string, T> Map<T>(ref Utf8JsonReader json, JsonRead<T> read)
    {
        Enter(ref json);
        var entries = new Dictionary<string, T>();

        while (Next(ref json))
        {
            var key = json.GetString()!;
            json.Read();
            entries[key] = read(ref json);
        }

        return entries;
    }

    public static int Integer(ref Utf8JsonReader json) => json.GetInt32();

    public static long Long(ref Utf8JsonReader json) => json.GetInt64();

    public static bool Boolean(ref Utf8JsonReader json) => json.GetBoolean();

    public static double Double(ref Utf8JsonReader json) => json.GetDouble();

    public static float Single(ref Utf8JsonReader json) => json.GetSingle();

    /// <summary>A time: seconds since 1970 with a fraction; ISO 8601 is read too.</summary>
    public static DateTime Time(ref Utf8JsonReader json) =>
        json.TokenType is JsonTokenType.Number
            ? DateTime.UnixEpoch.AddTicks((long)(json.GetDecimal() * TimeSpan.TicksPerSecond))
            : json.GetDateTimeOffset().UtcDateTime;

    public static void WriteTime(Utf8JsonWriter json, DateTime value) =>
        json.WriteNumberValue((value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond);

    private static bool IsThere(ref Utf8JsonReader json) => json.Read() && json.TokenType is not JsonTokenType.Null;

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type, string what)
    {
        if (json.TokenType != type)
        {
            throw new JsonException($"At byte {json.TokenStartIndex} of the answer there should be {what}, not {json.TokenType}.");
        }
    }
}
