namespace Orchestration.Query.Jsonata;

/// <summary>How much one evaluation may use before it fails, as it would on AWS.</summary>
public sealed record JsonataLimits
{
    /// <summary>What Step Functions allows: 100 levels, 1 second, arrays of 873,782 numbers.</summary>
    public static JsonataLimits StepFunctions { get; } = new();

    /// <summary>For JSONata outside a state machine: deeper, and 10 seconds.</summary>
    public static JsonataLimits Plain { get; } = new() { Depth = 1000, Time = TimeSpan.FromSeconds(10), ValueBytes = 160_000_000, TotalBytes = 2_000_000_000 };

    /// <summary>How many evaluations may nest, calls that are not in tail position included.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>How long it may take.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How large one array (8 bytes an element) or text (1 byte a character) may become.</summary>
    public long ValueBytes { get; init; } = 873_782 * 8;

    /// <summary>How much all arrays and texts that it builds may come to, thrown away ones included.</summary>
    public long TotalBytes { get; init; } = 512_000_000;
}
