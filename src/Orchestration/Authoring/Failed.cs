namespace Orchestration;

/// <summary>Proof that a path has ended without an output: it failed, or went on elsewhere.</summary>
public sealed class Failed : End
{
    internal static readonly new Failed Reached = new();

    private Failed()
    {
    }
}
