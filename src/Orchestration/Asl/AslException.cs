using System.Collections.Immutable;
using Orchestration.Validation;

namespace Orchestration.Asl;

/// <summary>A document that cannot be a state machine; the message has a line for each thing that is wrong.</summary>
/// <param name="diagnostics">What is wrong.</param>
public sealed class AslException(ImmutableArray<Diagnostic> diagnostics) : Exception(string.Join('\n', diagnostics))
{
    /// <summary>What is wrong.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => diagnostics;
}
