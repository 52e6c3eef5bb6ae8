using System.Collections.Immutable;
using Orchestration.Authoring;

namespace Orchestration;

/// <summary>A statement of a machine's policy, and why it is there.</summary>
/// <param name="Actions">The actions, sorted.</param>
/// <param name="Resource">The ARN, in which placeholders may stand; or <c>*</c>.</param>
/// <param name="Why">The states that need it, as <c>state (resource)</c>, in the machine's order.</param>
/// <param name="Because">Why the resource holds a <c>*</c>, where it does.</param>
public sealed record PermissionStatement(ImmutableArray<string> Actions, string Resource, ImmutableArray<string> Why, string? Because)
{
    internal static ImmutableArray<PermissionStatement> Of(Graph graph)
    {
        var needs =
            from need in Needs(graph)
            group need by need.Permission.Resource.Template into one
            select new PermissionStatement(
                [.. one.SelectMany(need => need.Permission.Actions).Distinct().Order(StringComparer.Ordinal)],
                one.Key,
                [.. one.Select(need => need.Why).Distinct()],
                one.Select(need => need.Permission.Because).FirstOrDefault(because => because is not null));

        return [.. needs];
    }

    private static IEnumerable<(Permission Permission, string Why)> Needs(Graph graph) =>
        from draft in graph.Used()
        from need in Own(draft).Concat(draft.Graphs.SelectMany(Needs))
        select need;

    private static IEnumerable<(Permission Permission, string Why)> Own(Draft draft) =>
        draft.Task is { RoleArn: { } role }
            ? [(Permission.OnArn(role, "sts:AssumeRole"), $"{draft.Name} ({draft.Task.Resource})")]
            : [.. draft.Permissions.Select(permission => (permission, draft.Task is null ? draft.Name : $"{draft.Name} ({draft.Task.Resource})"))];
}
