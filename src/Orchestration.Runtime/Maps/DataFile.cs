namespace Orchestration.Runtime.Maps;

/// <summary>An object that a manifest or a list names.</summary>
internal readonly record struct DataFile(string Bucket, string Key)
{
    public override string ToString() => $"s3://{Bucket}/{Key}";
}
