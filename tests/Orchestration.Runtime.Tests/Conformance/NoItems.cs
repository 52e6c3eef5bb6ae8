using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;

namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>A store without anything: machines that read from one are refused.</summary>
internal sealed class NoItems : IItemStore
{
    public bool Reads(string resource, ReaderConfig? config) => false;

    public ValueTask<MapItems> ReadAsync(ItemReadRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<JsonValue> WriteAsync(ResultWriteRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
