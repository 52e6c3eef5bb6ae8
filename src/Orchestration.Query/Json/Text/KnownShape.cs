namespace Orchestration.Query.Json.Text;

/// <summary>A shape that was read before, with what was found below its members: most likely it comes again.</summary>
/// <remarks>One reader at a time uses it.</remarks>
/// <param name="node">The node of its names.</param>
/// <param name="shape">The shape.</param>
internal sealed class KnownShape(ShapeNode node, JsonShape shape)
{
    public ShapeNode Node => node;

    public JsonShape Shape => shape;

    /// <summary>The names as text has them, with quotes and colon.</summary>
    public byte[][] Spelled { get; } = shape.Spelled;

    /// <summary>For each member the shape of the last object in it, be it in arrays too.</summary>
    public KnownShape?[] Below { get; } = new KnownShape?[Math.Max(1, shape.Count)];
}
