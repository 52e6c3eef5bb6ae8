namespace Orchestration.Commands.View;

/// <summary>A line with its colours, and how many cells it takes.</summary>
internal readonly record struct PaintedLine(string Ansi, int Width);
