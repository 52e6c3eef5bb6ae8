using System.Diagnostics.CodeAnalysis;
using Orchestration.Expressions;

namespace Orchestration;

/// <summary>A state machine that is started with a <typeparamref name="TInput"/>.</summary>
/// <typeparam name="TInput">The input: a record, best marked with <see cref="StepDataAttribute"/>.</typeparam>
public abstract class StateMachine<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TInput> : StateMachine
{
    /// <summary>Says what the machine does. It is called when the machine is built, and each call on <paramref name="flow"/> becomes a state.</summary>
    protected abstract End Define(Flow flow, Expr<TInput> input);

    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    private protected sealed override Type InputType => typeof(TInput);

    private protected sealed override void Define(Flow flow, Node.Input input) => Define(flow, new Expr<TInput>(input));
}

/// <summary>A state machine that is started with a <typeparamref name="TInput"/> and ends with a <typeparamref name="TOutput"/>.</summary>
/// <typeparam name="TInput">The input: a record, best marked with <see cref="StepDataAttribute"/>.</typeparam>
/// <typeparam name="TOutput">The output, likewise.</typeparam>
public abstract class StateMachine<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TInput, TOutput> : StateMachine
{
    /// <summary>Says what the machine does. It is called when the machine is built, and each call on <paramref name="flow"/> becomes a state.</summary>
    protected abstract End<TOutput> Define(Flow flow, Expr<TInput> input);

    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    private protected sealed override Type InputType => typeof(TInput);

    private protected sealed override void Define(Flow flow, Node.Input input) => Define(flow, new Expr<TInput>(input));
}
