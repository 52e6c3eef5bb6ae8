namespace Orchestration;

/// <summary>Proof that a path has ended. Only <see cref="Flow"/> gives it.</summary>
public class End
{
    internal static readonly End Reached = new();

    private protected End()
    {
    }
}
