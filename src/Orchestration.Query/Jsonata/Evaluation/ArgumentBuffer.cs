using System.Runtime.CompilerServices;
using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>Room for the arguments of most calls.</summary>
[InlineArray(Size)]
internal struct ArgumentBuffer
{
    public const int Size = 4;

    private JsonValue _first;
}
