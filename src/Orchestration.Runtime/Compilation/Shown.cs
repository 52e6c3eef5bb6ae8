using Orchestration.Query.Json;

namespace Orchestration.Runtime.Compilation;

/// <summary>Values inside messages.</summary>
internal static class Shown
{
    /// <summary>Text as it is, everything else as causes show it.</summary>
    public static string Plain(JsonValue value) => value.IsString ? value.AsString() : value.ToCauseText();
}
