namespace Orchestration;

/// <summary>The verdicts of a poll, as the arms of a conditional.</summary>
public static class Poll
{
    /// <summary>Not yet: wait, and ask again.</summary>
    public static Verdict Again => throw Quoted();

    /// <summary>Done: go on.</summary>
    public static Verdict Done => throw Quoted();

    /// <summary>It failed: go to the failure branch.</summary>
    /// <param name="error">The error's name.</param>
    /// <param name="cause">What happened, in words.</param>
    public static Verdict Fail(string error, string cause) => throw Quoted();

    private static InvalidOperationException Quoted() => new("A verdict is given inside the lambda of Flow.Poll, and Step Functions evaluates it.");
}
