namespace Orchestration;

/// <summary>An object of a bucket, as a list shows it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="ETag">The mark of its content.</param>
/// <param name="LastModified">When it was written, in seconds since 1970.</param>
/// <param name="StorageClass">How it is stored.</param>
public sealed record BucketObject(string Key, long Size, string ETag, double LastModified, string StorageClass);
