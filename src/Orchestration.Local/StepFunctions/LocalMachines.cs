using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.StepFunctions;

/// <summary>Machines that other machines start, each by the clock of whoever starts it.</summary>
internal sealed class LocalMachines(LocalServices services)
{
    private readonly Dictionary<string, LocalMachine> _machines = new(StringComparer.Ordinal);

    public void Add(string name, StateMachineDefinition definition, RunnerOptions options) => _machines[name] = new(services, name, definition, options);

    /// <summary>Starts an execution and does not wait for it.</summary>
    public TaskOutcome Start(TaskRequest request)
    {
        var (machine, input, name) = Read(request);
        return Receipt(machine.Start(request.Time, input, name, runner => runner.Start(input, name)));
    }

    /// <summary>Starts an execution and waits for its end.</summary>
    public async ValueTask<TaskOutcome> RunAsync(TaskRequest request, bool outputIsText, CancellationToken cancellation)
    {
        var (machine, input, name) = Read(request);
        var execution = machine.Start(request.Time, input, name, runner => runner.StartFor(request, input, name, cancellation));
        request.Submitted(Receipt(execution).Result);
        var result = await execution.Completion.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        var described = Describe(result, outputIsText);

        return result.Status is ExecutionStatus.Succeeded ? described : throw new TaskException("States.TaskFailed", described.ToJson());
    }

    private static TaskOutcome Receipt(Execution execution) => Aws.Answer(("ExecutionArn", execution.Arn), ("StartDate", Aws.Milliseconds(execution.StartDate)));

    private static JsonValue Describe(ExecutionResult result, bool asText)
    {
        var members = new List<(string, JsonValue)>();

        if (result.Cause is { } cause)
        {
            members.Add(("Cause", cause));
        }

        if (result.Error is { } error)
        {
            members.Add(("Error", error));
        }

        members.Add(("ExecutionArn", result.Arn));
        members.Add(("Input", Shown(result.Input)));
        members.Add(("InputDetails", JsonValue.Object(("Included", true))));
        members.Add(("Name", result.Name));

        if (!result.Output.IsUndefined)
        {
            members.Add(("Output", Shown(result.Output)));
            members.Add(("OutputDetails", JsonValue.Object(("Included", true))));
        }

        members.Add(("StartDate", Aws.Milliseconds(result.StartDate)));
        members.Add(("StateMachineArn", result.StateMachineArn));
        members.Add(("Status", result.Status is ExecutionStatus.TimedOut ? "TIMED_OUT" : result.Status.ToString().ToUpperInvariant()));
        members.Add(("StopDate", Aws.Milliseconds(result.StopDate ?? result.StartDate)));
        return JsonValue.Object([.. members]);

        JsonValue Shown(JsonValue value) => asText ? value.ToJson() : value;
    }

    private (LocalMachine Machine, JsonValue Input, string Name) Read(TaskRequest request)
    {
        var arn = request.Arguments["StateMachineArn"] is { IsString: true } given ? given.AsString() : "";

        if (!_machines.TryGetValue(arn[(arn.LastIndexOf(':') + 1)..], out var machine))
        {
            throw Aws.Error("StepFunctions", "AWSStepFunctions", "StateMachineDoesNotExistException", $"State Machine Does Not Exist: '{arn}'");
        }

        var input = request.Arguments["Input"];
        return (machine, input.IsString ? Parse(input.AsString()) : input, request.Arguments["Name"] is { IsString: true } name ? name.AsString() : Guid.NewGuid().ToString());
    }

    private static JsonValue Parse(string text)
    {
        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonFormatException exception)
        {
            throw Aws.Error("StepFunctions", "AWSStepFunctions", "InvalidExecutionInputException", $"Invalid State Machine Execution Input: '{exception.Message}'");
        }
    }
}
