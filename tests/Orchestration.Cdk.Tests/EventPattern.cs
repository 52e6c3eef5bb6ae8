using Orchestration.Query.Json;

namespace Orchestration.Cdk.Tests;

/// <summary>EventBridge's rules of matching, as far as patterns here use them: lists of values, objects, and <c>$or</c>.</summary>
internal static class EventPattern
{
    public static bool Matches(JsonValue pattern, JsonValue @event) => pattern.AsObject().All(field => field.Key switch
    {
        "$or" => field.Value.AsArray().Any(one => Matches(one, @event)),
        _ when field.Value.IsObject => @event[field.Key].IsObject && Matches(field.Value, @event[field.Key]),
        _ => field.Value.AsArray().Contains(@event[field.Key]),
    });
}
