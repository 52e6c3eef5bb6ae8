using Orchestration.Authoring;

namespace Orchestration;

/// <summary>A place in a machine to go to: <see cref="Flow.Place"/> puts it before the next state, <see cref="Flow.GoTo"/> leads there.</summary>
public sealed class Mark
{
    internal Exit Entry { get; } = new();

    /// <summary>The graph in which the mark is placed or gone to.</summary>
    internal Graph? Graph { get; set; }
}
