namespace Orchestration.Resources;

/// <summary>An S3 bucket.</summary>
/// <param name="LogicalName">The name in templates and placeholders.</param>
/// <param name="Name">The bucket's name; a deployment adds what makes it unique in the world.</param>
public sealed record Bucket(string LogicalName, string Name) : Resource(LogicalName, Name)
{
    /// <summary>Stands for the place of the bucket's objects: <c>${BronzeBucketUri}</c>.</summary>
    public Placeholder Uri => new(this, ResourceAttribute.Uri);

    /// <summary>A folder of the bucket.</summary>
    /// <param name="prefix">The common start of the keys, with a slash at the end and none at the start: <c>tables/</c>.</param>
    public BucketFolder Folder(string prefix) => new(this, prefix);
}
