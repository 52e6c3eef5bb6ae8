namespace Orchestration;

/// <summary>Proof that a path has ended, and with what output.</summary>
/// <typeparam name="TOutput">The type of the machine's output.</typeparam>
public sealed class End<TOutput> : End
{
    internal static readonly new End<TOutput> Reached = new();

    private End()
    {
    }

    /// <summary>A machine that fails has no output.</summary>
    public static implicit operator End<TOutput>(Failed failed) => Reached;
}
