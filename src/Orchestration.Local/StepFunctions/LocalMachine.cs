using System.Runtime.CompilerServices;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;

namespace Orchestration.Local.StepFunctions;

/// <summary>A machine that other machines start.</summary>
internal sealed class LocalMachine(LocalServices services, string name, StateMachineDefinition definition, RunnerOptions options)
{
    private readonly ConditionalWeakTable<TimeProvider, StateMachineRunner> _runners = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <exception cref="Runtime.Tasks.TaskException">The machine cannot be run, its input is too large, or an execution of that name has been started before.</exception>
    public Execution Start(TimeProvider time, JsonValue input, string execution, Func<StateMachineRunner, Execution> start)
    {
        if (options.PayloadLimit is { } limit && !input.IsUndefined && input.Utf8Length > limit)
        {
            throw Refused("ValidationException", $"1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to {limit}");
        }

        var runner = Runner(time);

        lock (_gate)
        {
            if (!_names.Add(execution))
            {
                throw Refused("ExecutionAlreadyExistsException", $"Execution Already Exists: 'arn:aws:states:{options.Region}:{options.Account}:execution:{name}:{execution}'");
            }
        }

        try
        {
            return start(runner);
        }
        catch
        {
            lock (_gate)
            {
                _names.Remove(execution);
            }

            throw;
        }
    }

    private static Runtime.Tasks.TaskException Refused(string code, string message) => Aws.Error("StepFunctions", "AWSStepFunctions", code, message);

    private StateMachineRunner Runner(TimeProvider time)
    {
        try
        {
            return _runners.GetValue(time, Load);
        }
        catch (MachineRefusedException exception)
        {
            throw Refused("InvalidDefinitionException", $"Invalid State Machine Definition: '{exception.Message}'");
        }
    }

    private StateMachineRunner Load(TimeProvider time) => StateMachineRunner.Load(definition, options with
    {
        Time = time,
        StateMachineName = name,
        Tasks = options.Tasks ?? services,
        Items = options.Items ?? services.Items,
    });
}
