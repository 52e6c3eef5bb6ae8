namespace Orchestration.Expressions;

/// <summary>A function of the query languages.</summary>
/// <param name="Jsonata">The expression in JSONata, with <c>{0}</c> for the first argument.</param>
/// <param name="JsonPath">The intrinsic function likewise; null where there is none.</param>
internal sealed record Function(string Jsonata, string? JsonPath = null)
{
    /// <summary>How long a text the function gives at most, where that is known.</summary>
    public int? MaxLength { get; init; }

    /// <summary>How strongly the printed JSONata binds; calls bind strongest.</summary>
    public int Strength { get; init; } = JsonataPrinter.Postfix;

    public Node.Call Of(params ReadOnlySpan<Node> arguments) => new(this, [.. arguments]);
}
