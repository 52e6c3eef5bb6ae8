using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata;

/// <summary>A part of an expression that reads nothing from outside, so that it was evaluated once and for all when the expression was read.</summary>
/// <param name="Expression">The part in its usual spelling.</param>
/// <param name="Position">The character of the expression with which it begins, from 0.</param>
/// <param name="Value">What it gives; undefined where it finds nothing.</param>
public sealed record JsonataConstant(string Expression, int Position, JsonValue Value);
