using Amazon.CDK;
using Amazon.CDK.AWS.IAM;

namespace Orchestration.Cdk;

/// <summary>Makes roles that services of AWS take. What they may do is part of the role, so whoever has the role has its permissions.</summary>
internal static class ServiceRole
{
    public static CfnRole Of(Stack stack, string id, string service, string description, string? name, IEnumerable<Statement> statements) => new(stack, id, new CfnRoleProps
    {
        RoleName = name,
        Description = description,
        AssumeRolePolicyDocument = Document(new Dictionary<string, object>
        {
            ["Effect"] = "Allow",
            ["Principal"] = new Dictionary<string, object> { ["Service"] = service },
            ["Action"] = "sts:AssumeRole",
        }),
        Policies = new[] { new CfnRole.PolicyProperty { PolicyName = "Allowed", PolicyDocument = Document([.. statements.DistinctBy(statement => statement.Sid).Select(statement => statement.ToPolicy())]) } },
    });

    private static Dictionary<string, object> Document(params Dictionary<string, object>[] statements) => new() { ["Version"] = "2012-10-17", ["Statement"] = statements };
}
