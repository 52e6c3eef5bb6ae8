using System.Buffers;

namespace Orchestration.Commands.Operating;

/// <summary>The names that AWS takes for executions.</summary>
internal static class ExecutionName
{
    private const int Longest = 80;
    private static readonly SearchValues<char> Refused = SearchValues.Create("<>{}[]?*\"#%\\^|~`$&,;:/");

    /// <summary>Refuses what AWS would refuse.</summary>
    /// <exception cref="CommandException">It cannot be a name.</exception>
    public static void Check(string? name)
    {
        if (name is not null && (name.Length is 0 or > Longest || name.AsSpan().ContainsAny(Refused) || name.Any(static letter => char.IsWhiteSpace(letter) || char.IsControl(letter))))
        {
            throw new CommandException($"--name '{name}' cannot be a name: it has 1 to {Longest} characters, and no blanks nor any of <>{{}}[]?*\"#%\\^|~`$&,;:/");
        }
    }
}
