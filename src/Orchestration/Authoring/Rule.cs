using Orchestration.Expressions;

namespace Orchestration.Authoring;

/// <summary>A condition of a Choice state, and where it leads.</summary>
internal sealed record Rule(Node Condition, Exit To);
