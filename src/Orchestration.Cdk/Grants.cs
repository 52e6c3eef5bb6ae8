using Orchestration.Resources;

namespace Orchestration.Cdk;

/// <summary>Statements of the policies of jobs and crawlers; <c>docs/deploy.md</c> says of each why it is there.</summary>
internal static class Grants
{
    public static Statement Locate(SystemStack stack, BucketFolder folder) =>
        new($"Locate{folder.Bucket.LogicalName}", ["s3:GetBucketLocation"], stack.Value(folder.Bucket.Arn));

    public static Statement List(SystemStack stack, BucketFolder folder) =>
        new($"List{folder.Bucket.LogicalName}{Word(folder)}", ["s3:ListBucket"], stack.Value(folder.Bucket.Arn)) { Prefixes = [folder.Prefix.TrimEnd('/'), $"{folder.Prefix}*"] };

    public static IEnumerable<Statement> Read(SystemStack stack, BucketFolder folder)
    {
        yield return Locate(stack, folder);
        yield return List(stack, folder);
        yield return new($"Read{folder.Bucket.LogicalName}{Word(folder)}", ["s3:GetObject"], ObjectsOf(stack, folder));
    }

    public static IEnumerable<Statement> Write(SystemStack stack, BucketFolder folder)
    {
        yield return Locate(stack, folder);
        yield return List(stack, folder);
        yield return new(
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
