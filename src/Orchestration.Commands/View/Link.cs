namespace Orchestration.Commands.View;

/// <summary>Something to be looked at elsewhere.</summary>
/// <param name="Name">What it is, in one word.</param>
/// <param name="Text">What a terminal that knows links shows in place of the address.</param>
/// <param name="Address">Where it is.</param>
internal sealed record Link(string Name, string Text, string Address);
