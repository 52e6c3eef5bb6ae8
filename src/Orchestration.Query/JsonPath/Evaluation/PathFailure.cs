namespace Orchestration.Query.JsonPath.Evaluation;

/// <summary>Why a path gives no value.</summary>
/// <param name="IsMissing">Whether something is not there; otherwise a step does not fit what it stands on.</param>
/// <param name="Message">The words of the library that AWS reads paths with.</param>
internal sealed record PathFailure(bool IsMissing, string Message)
{
    public static PathFailure Missing(string message) => new(true, message);

    public static PathFailure Unfit(string message) => new(false, message);
}
