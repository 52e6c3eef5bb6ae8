using Orchestration.Query.Json;

namespace Orchestration.Cdk.Tests;

/// <summary>A statement that some role of a template has.</summary>
/// <param name="Role">The role's id.</param>
/// <param name="Actions">What it may do.</param>
/// <param name="Resources">On what.</param>
internal sealed record PolicyStatement(string Role, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    public static IEnumerable<PolicyStatement> Of(CloudAssembly assembly) =>
        from policy in Inline(assembly).Concat(Attached(assembly))
        from statement in policy.Document["Statement"].AsArray()
        where statement["Effect"].AsString() == "Allow"
        select new PolicyStatement(policy.Role, [.. Texts.All(statement["Action"])], [.. Texts.All(statement["Resource"])]);

    private static IEnumerable<(string Role, JsonValue Document)> Inline(CloudAssembly assembly) =>
        from role in assembly.OfType("AWS::IAM::Role")
        where role.Properties["Policies"].IsArray
        from policy in role.Properties["Policies"].AsArray()
        select (role.Id, policy["PolicyDocument"]);

    private static IEnumerable<(string Role, JsonValue Document)> Attached(CloudAssembly assembly) =>
        from policy in assembly.OfType("AWS::IAM::Policy")
        from role in policy.Properties["Roles"].AsArray()
        select (Texts.Of(role)[2..^1], policy.Properties["PolicyDocument"]);
}
