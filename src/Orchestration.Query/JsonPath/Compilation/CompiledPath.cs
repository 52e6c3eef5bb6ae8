namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>The steps of a path, after its root.</summary>
internal sealed class CompiledPath
{
    private readonly bool[] _definiteFrom;

    public CompiledPath(PathStep[] steps)
    {
        Steps = steps;
        _definiteFrom = new bool[steps.Length + 1];
        _definiteFrom[steps.Length] = true;

        for (var i = steps.Length - 1; i >= 0; i--)
        {
            _definiteFrom[i] = steps[i].IsDefinite && _definiteFrom[i + 1];
        }
    }

    public PathStep[] Steps { get; }

    /// <summary>Whether the path gives exactly one value, and so is not answered by an array.</summary>
    public bool IsDefinite => _definiteFrom[0];

    /// <summary>Whether a member that is missing at this step, which is not the last, makes the whole path fail.</summary>
    public bool RequiresMember(int step) => _definiteFrom[Math.Max(step - 1, 0)];

    /// <summary>The steps from this one on, as messages print them.</summary>
    public string Tail(int step) => string.Concat(Steps.Skip(step));

    /// <summary>The place after so many steps of a definite path, as messages print it.</summary>
    public string Place(int steps) => "$" + string.Concat(Steps.Take(steps));
}
