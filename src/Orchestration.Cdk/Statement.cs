namespace Orchestration.Cdk;

/// <summary>A statement of a policy that allows something.</summary>
/// <param name="Sid">What it is called.</param>
/// <param name="Actions">What is allowed.</param>
/// <param name="Resources">On what.</param>
internal sealed record Statement(string Sid, string[] Actions, params string[] Resources)
{
    /// <summary>Only for keys that begin like one of these; always where there are none.</summary>
    public string[] Prefixes { get; init; } = [];

    public Dictionary<string, object> ToPolicy()
    {
        var policy = new Dictionary<string, object> { ["Sid"] = Sid, ["Effect"] = "Allow", ["Action"] = Actions, ["Resource"] = Resources };

        if (Prefixes.Length > 0)
        {
            policy["Condition"] = new Dictionary<string, object> { ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = Prefixes } };
        }

        return policy;
    }
}
