using System.Text.Json.Serialization.Metadata;
using Orchestration.Local.Lambda;
using Orchestration.Local.S3;
using Orchestration.Local.StepFunctions;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local;

/// <summary>Stand-ins of one's own for what a definition calls: functions, other machines, buckets, and any resource by its name.</summary>
/// <remarks>Register everything before the first machine is loaded; what nothing was registered for is refused when a machine is loaded.</remarks>
public sealed class LocalServices : ITaskService
{
    private readonly Dictionary<string, Func<TaskRequest, CancellationToken, ValueTask<TaskOutcome>>> _actions = new(StringComparer.Ordinal);
    private readonly LocalFunctions _functions = new();
    private readonly LocalMachines _machines;
    private ITaskService? _others;

    /// <summary>Begins without any.</summary>
    public LocalServices() => _machines = new(this);

    /// <summary>Where distributed Maps of machines that run with these services find their items; null until <see cref="Buckets"/> is called.</summary>
    public IItemStore? Items { get; private set; }

    /// <summary>A Lambda function, for <c>lambda:invoke</c> and for its own ARN.</summary>
    /// <param name="name">Its name, without version or alias.</param>
    /// <param name="handler">What it makes of an event. An exception fails the task as that of a function would: with its type's name as the error. A <see cref="TaskException"/> fails it as it says.</param>
    public LocalServices Function(string name, Func<JsonValue, JsonValue> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Function(name, (@event, _) => Task.FromResult(handler(@event)));
    }

    /// <inheritdoc cref="Function(string, Func{JsonValue, JsonValue})" />
    public LocalServices Function(string name, Func<JsonValue, CancellationToken, Task<JsonValue>> handler)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(handler);
        _functions.Add(name, handler);
        _actions["arn:aws:states:::lambda:invoke"] = _functions.InvokeAsync;
        _actions["arn:aws:states:::lambda:invoke.waitForTaskToken"] = _functions.InvokeAsync;
        return this;
    }

    /// <summary>A Lambda function with types, for <c>lambda:invoke</c> and for its own ARN.</summary>
    /// <typeparam name="TEvent">What it gets.</typeparam>
    /// <typeparam name="TAnswer">What it answers.</typeparam>
    /// <param name="name">Its name, without version or alias.</param>
    /// <param name="handler">What it makes of an event; see <see cref="Function(string, Func{JsonValue, JsonValue})"/>.</param>
    /// <param name="event">How an event is read, from a <c>JsonSerializerContext</c>.</param>
    /// <param name="answer">How an answer is written, from a <c>JsonSerializerContext</c>.</param>
    public LocalServices Function<TEvent, TAnswer>(string name, Func<TEvent, CancellationToken, Task<TAnswer>> handler, JsonTypeInfo<TEvent> @event, JsonTypeInfo<TAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(@event);
        ArgumentNullException.ThrowIfNull(answer);
        return Function(name, LocalFunctions.Typed(handler, @event, answer));
    }

    /// <summary>Another machine, for <c>states:startExecution</c> with and without <c>.sync</c>, <c>.sync:2</c> and <c>.waitForTaskToken</c>. Its own tasks run with these services, and by the clock of whoever starts it.</summary>
    /// <param name="name">Its name, the end of its ARN.</param>
    /// <param name="definition">What it does.</param>
    /// <param name="options">What else it runs with. Its clock and name are set, and so are tasks and items where there are none.</param>
    public LocalServices Machine(string name, StateMachineDefinition definition, RunnerOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(definition);
        _machines.Add(name, definition, options ?? new());
        _actions["arn:aws:states:::states:startExecution"] = (request, _) => _machines.Start(request);
        _actions["arn:aws:states:::states:startExecution.waitForTaskToken"] = (request, _) => _machines.Start(request);
        _actions["arn:aws:states:::states:startExecution.sync"] = (request, cancellation) => _machines.RunAsync(request, outputIsText: true, cancellation);
        _actions["arn:aws:states:::states:startExecution.sync:2"] = (request, cancellation) => _machines.RunAsync(request, outputIsText: false, cancellation);
        return this;
    }

    /// <summary>Buckets, for the SDK calls <c>getObject</c>, <c>putObject</c>, <c>headObject</c>, <c>listObjectsV2</c>, <c>copyObject</c> and <c>deleteObject</c>, and for distributed Maps.</summary>
    /// <param name="buckets">The buckets, such as a <see cref="FolderObjectStore"/>.</param>
    /// <param name="formats">Formats of items beside CSV, JSON and JSON Lines.</param>
    public LocalServices Buckets(IObjectStore buckets, params IReadOnlyList<IItemFormat> formats)
    {
        ArgumentNullException.ThrowIfNull(buckets);
        Items = new ObjectItemStore(buckets, formats);

        foreach (var (action, run) in new LocalBuckets(buckets).Actions)
        {
            _actions["arn:aws:states:::aws-sdk:s3:" + action] = run;
        }

        return this;
    }

    /// <summary>Any resource, by the name under which definitions call it.</summary>
    /// <param name="resource">Such as <c>arn:aws:states:::sqs:sendMessage</c>.</param>
    /// <param name="action">What is done; it may throw a <see cref="TaskException"/>.</param>
    public LocalServices On(string resource, Func<TaskRequest, CancellationToken, ValueTask<TaskOutcome>> action)
    {
        ArgumentException.ThrowIfNullOrEmpty(resource);
        ArgumentNullException.ThrowIfNull(action);
        _actions[resource] = action;
        return this;
    }

    /// <summary>Services for what is not registered here, such as <see cref="LocalSystem.Tasks"/>.</summary>
    public LocalServices Otherwise(ITaskService services)
    {
        _others = services;
        return this;
    }

    /// <inheritdoc />
    public bool Knows(string resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return _actions.ContainsKey(resource) || _functions.IsFunction(resource) || _others?.Knows(resource) is true;
    }

    /// <inheritdoc />
    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _actions.TryGetValue(request.Resource, out var action) ? action(request, cancellationToken)
            : _functions.IsFunction(request.Resource) ? _functions.CallAsync(request, cancellationToken)
            : _others is not null ? _others.RunAsync(request, cancellationToken)
            : throw new TaskException("States.Runtime", $"{request.Resource} has no stand-in on this machine.");
    }
}
