using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata.Evaluation;

/// <summary>A call.</summary>
/// <param name="function">What is called.</param>
/// <param name="arguments">With what.</param>
/// <param name="name">How messages call the function; null where it has no name.</param>
/// <param name="meant">The variable of the same name where a member is called, as in <c>sum(x)</c>.</param>
internal class CallNode(Node function, Node[] arguments, string? name, Node? meant) : Node
{
    public override JsonValue Compute(Run run, Frame frame, in JsonValue input) => Call(run, frame, input, default, false);

    /// <summary>Calls it with one more argument before the others: <c>value ~> f(x)</c>.</summary>
    public JsonValue Chain(Run run, Frame frame, in JsonValue input, in JsonValue first) => Call(run, frame, input, first, true);

    /// <summary>Calls a function and makes the calls that it leaves to its caller.</summary>
    public static JsonValue Apply(Run run, FunctionValue target, ReadOnlySpan<JsonValue> arguments, in JsonValue context)
    {
        if (target is not NativeFunction { Name: { } known })
        {
            return Finish(run, target, arguments, context);
        }

        try
        {
            return Finish(run, target, arguments, context);
        }
        catch (JsonataException exception) when (exception.At(known, -1))
        {
            throw;
        }
    }

    private static JsonValue Finish(Run run, FunctionValue target, ReadOnlySpan<JsonValue> arguments, in JsonValue context)
    {
        var result = target.Invoke(run, arguments, context);

        while (ReferenceEquals(result.Reference, TailCallNode.Mark.Reference))
        {
            run.Step();
            var (call, frame, input) = run.Tail;
            result = call.Once(run, frame, input, context);
        }

        return result;
    }

    private FunctionValue Target(Run run, Frame frame, in JsonValue input)
    {
        var target = function.Evaluate(run, frame, input);
        return target.Reference as FunctionValue ?? throw NoFunction(run, frame, input, target);
    }

    private JsonataException NoFunction(Run run, Frame frame, in JsonValue input, in JsonValue target) =>
        target.IsUndefined && meant is not null && Values.IsTrue(meant.Compute(run, frame, input))
            ? new("T1005") { Token = name, Position = Position }
            : new("T1006") { Token = name, Position = Position };

    private JsonValue Call(Run run, Frame frame, in JsonValue input, in JsonValue first, bool chained)
    {
        var target = function.Evaluate(run, frame, input);
        var extra = chained ? 1 : 0;
        var count = arguments.Length + extra;
        ArgumentBuffer inline = default;
        var values = count <= ArgumentBuffer.Size ? ((Span<JsonValue>)inline)[..count] : new JsonValue[count];

        if (chained)
        {
            values[0] = first;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            values[i + extra] = arguments[i].Evaluate(run, frame, input);
        }

        var callable = target.Reference as FunctionValue ?? throw NoFunction(run, frame, input, target);

        try
        {
            return Finish(run, callable, values, input);
        }
        catch (JsonataException exception) when (exception.At(name, Position))
        {
            throw;
        }
    }

    /// <summary>Calls it, but leaves what the function itself calls last to the caller.</summary>
    public JsonValue Once(Run run, Frame frame, in JsonValue input, in JsonValue context)
    {
        var target = Target(run, frame, input);
        ArgumentBuffer inline = default;
        var values = arguments.Length <= ArgumentBuffer.Size ? ((Span<JsonValue>)inline)[..arguments.Length] : new JsonValue[arguments.Length];

        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(run, frame, input);
        }

        try
        {
            return target.Invoke(run, values, context);
        }
        catch (JsonataException exception) when (exception.At(name, Position))
        {
            throw;
        }
    }
}
