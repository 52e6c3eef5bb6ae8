using Orchestration.Local;
using Orchestration.Local.Faults;
using Orchestration.Model;

namespace Orchestration.Cli;

/// <summary>Sees to it that what is to fail is there.</summary>
internal static class Faults
{
    /// <exception cref="LocalException">A fault names no task of the machine.</exception>
    public static void Check(IEnumerable<Fault> faults, StateMachineDefinition definition)
    {
        var tasks = Tasks(definition).ToList();

        if (faults.FirstOrDefault(fault => !tasks.Contains(fault.State)) is { } unknown)
        {
            throw new LocalException($"--fail \"{unknown}\": the machine has no task called '{unknown.State}'. There are: {string.Join(", ", tasks)}.");
        }
    }

    private static IEnumerable<string> Tasks(StateGraph graph) => graph.States.SelectMany(static state => state switch
    {
        TaskState task => [task.Name],
        ParallelState parallel => parallel.Branches.SelectMany(Tasks),
        MapState { ItemProcessor: { } items } => Tasks(items),
        _ => [],
    });
}
