using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Lambda;

/// <summary>Functions that are delegates, called as Lambda calls them.</summary>
internal sealed class LocalFunctions
{
    private const string Arn = "arn:aws:lambda:";

    private readonly Dictionary<string, Func<JsonValue, CancellationToken, Task<JsonValue>>> _functions = new(StringComparer.Ordinal);

    public static Func<JsonValue, CancellationToken, Task<JsonValue>> Typed<TEvent, TAnswer>(
        Func<TEvent, CancellationToken, Task<TAnswer>> handler, JsonTypeInfo<TEvent> @event, JsonTypeInfo<TAnswer> answer) =>
        async (value, cancellation) =>
        {
            var read = JsonSerializer.Deserialize(value.ToJson(), @event);
            var said = await handler(read!, cancellation).ConfigureAwait(false);
            return JsonValue.Parse(JsonSerializer.SerializeToUtf8Bytes(said, answer));
        };

    public void Add(string name, Func<JsonValue, CancellationToken, Task<JsonValue>> handler) => _functions[name] = handler;

    /// <summary>Whether a resource is the ARN of a function that is here.</summary>
    public bool IsFunction(string resource) => resource.StartsWith(Arn, StringComparison.Ordinal) && _functions.ContainsKey(NameOf(resource));

    /// <summary>A task whose resource is the function's own ARN.</summary>
    public async ValueTask<TaskOutcome> CallAsync(TaskRequest request, CancellationToken cancellation) => await RunAsync(_functions[NameOf(request.Resource)], request.Arguments, cancellation).ConfigureAwait(false);

    /// <summary><c>lambda:invoke</c>.</summary>
    public async ValueTask<TaskOutcome> InvokeAsync(TaskRequest request, CancellationToken cancellation)
    {
        var function = request.Arguments["FunctionName"] is { IsString: true } given ? given.AsString() : "";

        if (!_functions.TryGetValue(NameOf(function), out var handler))
        {
            var arn = function.StartsWith(Arn, StringComparison.Ordinal) ? function : $"{Arn}{Aws.Region}:{Aws.Account}:function:{function}";
            throw Aws.Error("Lambda", "AWSLambda", "ResourceNotFoundException", $"Function not found: {arn}", 404);
        }

        var payload = await RunAsync(handler, request.Arguments["Payload"], cancellation).ConfigureAwait(false);
        return Aws.Answer(("ExecutedVersion", "$LATEST"), ("Payload", payload), ("StatusCode", 200));
    }

    // A name, an ARN or a part of one, with a version or an alias behind it.
    private static string NameOf(string function)
    {
        const string Before = "function:";
        var at = function.IndexOf(Before, StringComparison.Ordinal);
        return (at < 0 ? function : function[(at + Before.Length)..]).Split(':')[0];
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a function throws is the failure of its task.")]
    private static async ValueTask<JsonValue> RunAsync(Func<JsonValue, CancellationToken, Task<JsonValue>> handler, JsonValue @event, CancellationToken cancellation)
    {
        try
        {
            var answer = await handler(@event.IsUndefined ? JsonValue.Object() : @event, cancellation).ConfigureAwait(false);
            return answer.IsUndefined ? JsonValue.Null : answer;
        }
        catch (Exception exception) when (exception is not TaskException && !(exception is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            var type = exception.GetType().Name;
            var trace = (exception.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new JsonValue(line));
            throw new TaskException(type, JsonValue.Object(("errorType", type), ("errorMessage", exception.Message), ("stackTrace", JsonValue.Array([.. trace]))).ToJson());
        }
    }
}
