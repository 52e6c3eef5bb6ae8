namespace Orchestration.Expressions;

/// <summary>Where a variable is known: the graph whose states set it, and the graphs inside of it.</summary>
internal interface IScope
{
    string Name { get; }

    IScope? Parent { get; }

    /// <summary>Whether each item gets an execution of its own, which sees no variable of the one that started it.</summary>
    bool IsDistributed { get; }
}
