namespace Orchestration.Query;

/// <summary>An expression that failed, as Step Functions reports it.</summary>
/// <param name="error">The name of the error, such as <c>States.QueryEvaluationError</c> or <c>States.Runtime</c>.</param>
/// <param name="cause">AWS's text, without the leading sentence that names the state.</param>
/// <param name="location">Where in the state the expression stands, such as <c>Arguments/JobName</c>; null where AWS gives none.</param>
/// <param name="inner">What the query language itself said.</param>
public sealed class QueryEvaluationException(string error, string cause, string? location = null, Exception? inner = null) : Exception($"{error}: {cause}", inner)
{
    /// <summary>The name of the error.</summary>
    public string Error => error;

    /// <summary>AWS's text, without the leading sentence that names the state.</summary>
    public string Cause => cause;

    /// <summary>Where in the state the expression stands.</summary>
    public string? Location => location;
}
