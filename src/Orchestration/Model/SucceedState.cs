namespace Orchestration.Model;

/// <summary>A state that ends its graph well.</summary>
public sealed record SucceedState : State
{
    /// <inheritdoc />
    public override string Type => "Succeed";
}
