using Orchestration.Query.Json;

namespace Orchestration.Cdk.Tests;

/// <summary>A statement that some role of a template has.</summary>
/// <param name="Role">The role's id.</param>
/// <param name="Actions">What it may do.</param>
/// <param name="Resources">On what.</param>
internal sealed record PolicyStatement(string Role, IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)
{
    public static IEnumerable<PolicyStatement> Of(CloudAssembly assembly) =>
        from policy in assembly.OfType("AWS::IAM::Policy")
        from role in policy.Properties["Roles"].AsArray()
        from statement in policy.Properties["PolicyDocument"]["Statement"].AsArray()
        where statement["Effect"].AsString() == "Allow"
        select new PolicyStatement(Texts.Of(role)[2..^1], [.. Texts.All(statement["Action"])], [.. Texts.All(statement["Resource"])]);

    public static IEnumerable<JsonValue> Inline(CloudAssembly assembly) =>
        from role in assembly.OfType("AWS::IAM::Role")
        where !role.Properties["Policies"].IsUndefined || !role.Properties["ManagedPolicyArns"].IsUndefined
        select role.Properties;
}
