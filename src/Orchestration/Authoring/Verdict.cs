namespace Orchestration;

/// <summary>What a poll makes of an answer. Only a lambda given to <c>Flow.Poll</c> can say it.</summary>
public sealed class Verdict
{
    private Verdict()
    {
    }
}
