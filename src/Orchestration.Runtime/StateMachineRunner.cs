using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.Compilation;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime;

/// <summary>A machine that was compiled once and can be executed any number of times, from any thread.</summary>
public sealed class StateMachineRunner
{
    private readonly LoadedMachine _machine;
    private int _started;

    private StateMachineRunner(LoadedMachine machine) => _machine = machine;

    /// <summary>What the machine runs with.</summary>
    public RunnerOptions Options => _machine.Options;

    /// <summary>Compiles a machine.</summary>
    /// <exception cref="MachineRefusedException">Something in it cannot be run, such as a resource that no service knows.</exception>
    public static StateMachineRunner Load(StateMachineDefinition definition, RunnerOptions? options = null) =>
        new(MachineCompiler.Compile(definition, options ?? new()));

    /// <summary>Starts an execution. It goes as far as it can on this thread, so that one whose tasks answer at once has ended when this returns.</summary>
    /// <param name="input">The input; <c>{}</c> where it is undefined.</param>
    /// <param name="name">The execution's name; a new UUID where it is null.</param>
    /// <param name="cancellationToken">Stops the execution.</param>
    /// <exception cref="ArgumentException">The input is larger than <see cref="RunnerOptions.PayloadLimit"/>.</exception>
    public Execution Start(JsonValue input = default, string? name = null, CancellationToken cancellationToken = default) => Start(input, name, null, cancellationToken);

    /// <summary>Starts an execution for which a task of another one waits, as <c>startExecution.sync</c> does. On a clock that jumps, the task does not hold the clock until the execution has ended.</summary>
    /// <param name="request">The task; it goes by the same clock as this machine.</param>
    /// <param name="input">The input; <c>{}</c> where it is undefined.</param>
    /// <param name="name">The execution's name; a new UUID where it is null.</param>
    /// <param name="cancellationToken">Stops the execution.</param>
    /// <exception cref="ArgumentException">The input is larger than <see cref="RunnerOptions.PayloadLimit"/>, or the task goes by another clock.</exception>
    public Execution StartFor(TaskRequest request, JsonValue input = default, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);

        if (request.Time != Options.Time)
        {
            throw new ArgumentException("The task goes by another clock than the machine that it is to start. Give both the same.", nameof(request));
        }

        request.Work?.Pause();

        try
        {
            return Start(input, name, request.Work is null ? null : request.Work.GoOn, cancellationToken);
        }
        catch
        {
            request.Work?.GoOn();
            throw;
        }
    }

    /// <summary>Runs an execution to its end, however it ends; it does not throw for a failed one.</summary>
    /// <inheritdoc cref="Start(JsonValue, string, CancellationToken)" />
    public Task<ExecutionResult> RunAsync(JsonValue input = default, string? name = null, CancellationToken cancellationToken = default) =>
        Start(input, name, cancellationToken).Completion;

    private Execution Start(JsonValue input, string? name, Action? whenOver, CancellationToken cancellationToken)
    {
        var options = _machine.Options;
        input = input.IsUndefined ? JsonObject.Empty : input;

        if (options.PayloadLimit is { } limit && input.Utf8Length > limit)
        {
            throw new ArgumentException($"The input has {input.Utf8Length} bytes; an execution takes {limit} at most.", nameof(input));
        }

        var number = Interlocked.Increment(ref _started);
        var seed = options.Seed is { } given ? unchecked((given * 397) ^ number) : Random.Shared.Next();
        name ??= NewName(options.Seed is null ? null : seed);
        var execution = new Execution(_machine, _machine.Graph, $"arn:aws:states:{options.Region}:{options.Account}:execution:{options.StateMachineName}:{name}", name, input, seed) { WhenOver = whenOver };
        execution.Begin(cancellationToken);
        return execution;
    }

    private static string NewName(int? seed)
    {
        if (seed is not { } given)
        {
            return Guid.NewGuid().ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        new Random(given).NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
