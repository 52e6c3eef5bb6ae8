namespace Orchestration.Query.Json;

/// <summary>What a query language remembers of an array while it evaluates.</summary>
[Flags]
internal enum ArrayMarks : byte
{
    /// <summary>An array like any other.</summary>
    None = 0,

    /// <summary>The results of a path or a filter: one result alone stands for itself.</summary>
    Sequence = 1,

    /// <summary>A sequence that stays an array even with one result.</summary>
    KeepSingleton = 2,

    /// <summary>An array that the expression wrote down as a step: it is a result as a whole, not many results.</summary>
    Constructed = 4,

    /// <summary>The wrapper around an array that is the whole input.</summary>
    Outer = 8,

    /// <summary>Holds, at any depth, what must be put right before it leaves: marks, functions or numbers that JSON cannot say.</summary>
    Unsettled = 16,
}
