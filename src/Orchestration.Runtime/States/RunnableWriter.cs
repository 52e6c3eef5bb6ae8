using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;

namespace Orchestration.Runtime.States;

/// <summary>Where a distributed Map writes its results, compiled; without a resource they become its own result.</summary>
internal sealed record RunnableWriter(string? Resource, JsonValue Config, Field? Arguments);
