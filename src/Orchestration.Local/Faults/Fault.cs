using System.Globalization;

namespace Orchestration.Local.Faults;

/// <summary>A failure to be injected: a state, an error, and how often.</summary>
/// <param name="State">The state whose attempts fail.</param>
/// <param name="Error">The error that they fail with.</param>
/// <param name="Times">How many attempts fail, from the first; null for all.</param>
public sealed record Fault(string State, string Error, int? Times)
{
    /// <summary>Reads <c>Clean to silver=Glue.ConcurrentRunsExceededException*2</c>.</summary>
    /// <exception cref="LocalException">It is not written like that.</exception>
    public static Fault Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (state, rest) = equals < 0 ? (text, "") : (text[..equals].Trim(), text[(equals + 1)..].Trim());
        var star = rest.LastIndexOf('*');
        var (error, count) = star < 0 ? (rest, null) : (rest[..star].Trim(), rest[(star + 1)..].Trim());

        if (state.Length == 0 || error.Length == 0)
        {
            throw new LocalException($"--fail takes \"STATE=ERROR\" or \"STATE=ERROR*TIMES\", such as \"Clean to silver=Glue.ConcurrentRunsExceededException*2\", not \"{text}\".");
        }

        if (count is null)
        {
            return new(state, error, null);
        }

        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0
            ? new(state, error, times)
            : throw new LocalException($"--fail \"{text}\": after the * comes how many attempts fail, 1 or more, not \"{count}\".");
    }

    /// <inheritdoc />
    public override string ToString() => Times is { } times ? $"{State}={Error}*{times}" : $"{State}={Error}";
}
