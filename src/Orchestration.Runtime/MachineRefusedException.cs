using Orchestration.Validation;

namespace Orchestration.Runtime;

/// <summary>A machine that cannot be run here; nothing of it was started.</summary>
/// <param name="diagnostics">What cannot be run, each with its place in the definition.</param>
public sealed class MachineRefusedException(IReadOnlyList<Diagnostic> diagnostics) : Exception(string.Join("\n", diagnostics))
{
    /// <summary>What cannot be run, each with its place in the definition.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;
}
