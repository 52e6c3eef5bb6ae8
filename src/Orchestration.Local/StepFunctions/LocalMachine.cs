using System.Runtime.CompilerServices;
using Orchestration.Model;
using Orchestration.Runtime;

namespace Orchestration.Local.StepFunctions;

/// <summary>A machine that other machines start.</summary>
internal sealed class LocalMachine(LocalServices services, string name, StateMachineDefinition definition, RunnerOptions options)
{
    private readonly ConditionalWeakTable<TimeProvider, StateMachineRunner> _runners = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <exception cref="Runtime.Tasks.TaskException">An execution of that name has been started before.</exception>
    public Execution Start(TimeProvider time, string execution, Func<StateMachineRunner, Execution> start)
    {
        lock (_gate)
        {
            if (!_names.Add(execution))
            {
                throw Aws.Error(
                    "StepFunctions", "AWSStepFunctions", "ExecutionAlreadyExistsException", $"Execution Already Exists: 'arn:aws:states:{options.Region}:{options.Account}:execution:{name}:{execution}'");
            }
        }

        return start(_runners.GetValue(time, Load));
    }

    private StateMachineRunner Load(TimeProvider time) => StateMachineRunner.Load(definition, options with
    {
        Time = time,
        StateMachineName = name,
        Tasks = options.Tasks ?? services,
        Items = options.Items ?? services.Items,
    });
}
