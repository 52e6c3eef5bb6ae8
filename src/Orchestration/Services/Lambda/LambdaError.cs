namespace Orchestration.Services.Lambda;

/// <summary>The errors of Lambda. A function's own exceptions come by their own names: <c>new ErrorName("ValidationError")</c>.</summary>
public static class LambdaError
{
    /// <summary><c>Lambda.ServiceException</c>: Lambda itself failed.</summary>
    public static readonly ErrorName Service = new("Lambda.ServiceException");

    /// <summary><c>Lambda.AWSLambdaException</c>: what a call fails with that has no name of its own.</summary>
    public static readonly ErrorName Unnamed = new("Lambda.AWSLambdaException");

    /// <summary><c>Lambda.SdkClientException</c>: Step Functions did not reach Lambda.</summary>
    public static readonly ErrorName Unreachable = new("Lambda.SdkClientException");

    /// <summary><c>Lambda.TooManyRequestsException</c>: as many calls are under way as the account or the function allows.</summary>
    public static readonly ErrorName TooManyRequests = new("Lambda.TooManyRequestsException");

    /// <summary><c>Lambda.ClientExecutionTimeoutException</c>: the call took too long.</summary>
    public static readonly ErrorName ClientExecutionTimeout = new("Lambda.ClientExecutionTimeoutException");

    /// <summary><c>Lambda.ResourceNotFoundException</c>: there is no such function.</summary>
    public static readonly ErrorName NotFound = new("Lambda.ResourceNotFoundException");

    /// <summary><c>Lambda.Unknown</c>: the function ended without an answer, for want of memory or time.</summary>
    public static readonly ErrorName Unknown = new("Lambda.Unknown");
}
