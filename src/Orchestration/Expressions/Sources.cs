using Orchestration.Model;

namespace Orchestration.Expressions;

internal static class Sources
{
    // The name alone: a definition says the same wherever its source lies.
    public static SourceLine Line(string file, int line) => new(file[(file.LastIndexOfAny(['/', '\\']) + 1)..], line);
}
