namespace Orchestration.Services.Sns;

/// <summary>The errors of SNS. No recording of their names on AWS exists; they follow the pattern of other optimised integrations.</summary>
public static class SnsError
{
    /// <summary><c>SNS.AmazonSNSException</c>: what SNS fails with that has no name of its own, throttling among it.</summary>
    public static readonly ErrorName Unnamed = new("SNS.AmazonSNSException");

    /// <summary><c>SNS.InternalErrorException</c>: SNS itself failed.</summary>
    public static readonly ErrorName InternalError = new("SNS.InternalErrorException");

    /// <summary><c>SNS.ThrottledException</c>: too many messages.</summary>
    public static readonly ErrorName Throttled = new("SNS.ThrottledException");

    /// <summary><c>SNS.KMSThrottlingException</c>: too many calls of the topic's key.</summary>
    public static readonly ErrorName KeyThrottled = new("SNS.KMSThrottlingException");

    /// <summary><c>SNS.NotFoundException</c>: there is no such topic.</summary>
    public static readonly ErrorName NotFound = new("SNS.NotFoundException");

    /// <summary><c>SNS.InvalidParameterException</c>: a subject or a message that SNS does not take.</summary>
    public static readonly ErrorName InvalidParameter = new("SNS.InvalidParameterException");
}
