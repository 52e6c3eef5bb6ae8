using Orchestration.Runtime.Compilation;

namespace Orchestration.Runtime.States;

/// <summary>How a distributed Map bundles its items, compiled.</summary>
internal sealed record RunnableBatcher(Field? BatchInput, NumberField? MaxItems, NumberField? MaxBytes);
