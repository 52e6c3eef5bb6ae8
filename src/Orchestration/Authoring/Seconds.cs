using Orchestration.Query.Json;

namespace Orchestration.Authoring;

/// <summary>Times as the States Language counts them.</summary>
internal static class Seconds
{
    private const int Longest = 99_999_999;

    /// <param name="time">The time.</param>
    /// <param name="what">Whose time it is, to begin a sentence with.</param>
    /// <param name="least">The fewest seconds that are allowed.</param>
    public static JsonValue Of(TimeSpan time, string what, int least)
    {
        if (time.Ticks % TimeSpan.TicksPerSecond is not 0 || time.TotalSeconds < least || time.TotalSeconds > Longest)
        {
            throw new DefinitionException("ASL1009", $"{what} is {time:g}. Give whole seconds from {least} to 99,999,999.");
        }

        return (int)time.TotalSeconds;
    }
}
