using Orchestration.Resources;
using IAM = Amazon.CDK.AWS.IAM;

namespace Orchestration.Cdk;

/// <summary>Statements of the policies of jobs and crawlers; <c>docs/deploy.md</c> says of each why it is there.</summary>
internal static class Grants
{
    public static IAM.PolicyStatement Statement(string sid, string[] actions, params string[] resources) =>
        new(new IAM.PolicyStatementProps { Sid = sid, Actions = actions, Resources = resources });

    public static IAM.PolicyStatement ListFolder(SystemStack stack, BucketFolder folder) => new(new IAM.PolicyStatementProps
    {
        Sid = $"List{folder.Bucket.LogicalName}{Word(folder)}",
        Actions = ["s3:ListBucket"],
        Resources = [stack.Value(folder.Bucket.Arn)],
        Conditions = new Dictionary<string, object>
        {
            ["StringLike"] = new Dictionary<string, object> { ["s3:prefix"] = new[] { folder.Prefix.TrimEnd('/'), $"{folder.Prefix}*" } },
        },
    });

    public static IEnumerable<IAM.PolicyStatement> Read(SystemStack stack, BucketFolder folder)
    {
        yield return ListFolder(stack, folder);
        yield return Statement($"Read{folder.Bucket.LogicalName}{Word(folder)}", ["s3:GetObject"], ObjectsOf(stack, folder));
    }

    public static IEnumerable<IAM.PolicyStatement> Write(SystemStack stack, BucketFolder folder)
    {
        yield return ListFolder(stack, folder);
        yield return Statement(
            $"Write{folder.Bucket.LogicalName}{Word(folder)}",
            ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
            ObjectsOf(stack, folder),

            // Spark on Glue marks a folder by an object beside it.
            $"{stack.Value(folder.Bucket.Arn)}/{folder.Prefix.TrimEnd('/')}_$folder$");
    }

    public static string ObjectsOf(SystemStack stack, BucketFolder folder) => $"{stack.Value(folder.Bucket.Arn)}/{folder.Prefix}*";

    public static string[] Catalog(SystemStack stack, Database database)
    {
        var name = stack.Value(database.DeployedName);
        return [stack.Arn("glue", "catalog"), stack.Arn("glue", $"database/{name}"), stack.Arn("glue", $"table/{name}/*")];
    }

    private static string Word(BucketFolder folder)
    {
        var letters = folder.Prefix.Where(char.IsAsciiLetterOrDigit).ToArray();
        return letters.Length == 0 ? "" : char.ToUpperInvariant(letters[0]) + new string(letters[1..]);
    }
}
