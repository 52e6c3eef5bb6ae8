namespace Orchestration.Resources;

/// <summary>What of a resource a placeholder stands for.</summary>
public enum ResourceAttribute
{
    /// <summary>The name where it is deployed.</summary>
    Name,

    /// <summary>The Amazon Resource Name.</summary>
    Arn,

    /// <summary>Where a bucket's objects are, without a slash at the end: <c>s3://name</c> on AWS, a folder on one machine.</summary>
    Uri,
}
