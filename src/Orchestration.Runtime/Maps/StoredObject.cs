namespace Orchestration.Runtime.Maps;

/// <summary>An object in a bucket.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="LastModified">When it was written.</param>
/// <param name="ETag">What changes with its content.</param>
public sealed record StoredObject(string Key, long Size, DateTimeOffset LastModified, string ETag);
