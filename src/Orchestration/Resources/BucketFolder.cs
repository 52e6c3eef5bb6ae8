namespace Orchestration.Resources;

/// <summary>The objects of a bucket whose keys begin alike.</summary>
public sealed record BucketFolder
{
    internal BucketFolder(Bucket bucket, string prefix)
    {
        if (prefix.StartsWith('/') || !prefix.EndsWith('/'))
        {
            throw new ArgumentException($"'{prefix}' is not a folder of {bucket.Name}. Write it with a slash at the end and none at the start, such as 'tables/'.", nameof(prefix));
        }

        (Bucket, Prefix) = (bucket, prefix);
    }

    /// <summary>The bucket.</summary>
    public Bucket Bucket { get; }

    /// <summary>The common start of the keys, such as <c>tables/</c>.</summary>
    public string Prefix { get; }

    /// <summary>Where the folder is: <c>${BronzeBucketUri}/tables/</c>.</summary>
    public ResourceText Uri => $"{Bucket.Uri}/{Prefix}";
}
