using Orchestration.Model;
using Orchestration.Runtime.Compilation;

namespace Orchestration.Runtime.States;

/// <summary>Where a distributed Map reads its items, compiled.</summary>
internal sealed record RunnableReader(string Resource, ReaderConfig? Config, Field? Arguments, NumberField? MaxItems);
