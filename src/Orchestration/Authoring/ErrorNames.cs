using System.Collections.Immutable;

namespace Orchestration.Authoring;

internal static class ErrorNames
{
    public static ImmutableArray<string> Of(IReadOnlyList<ErrorName> errors) => [.. errors.Select(error => error.Value)];
}
