using System.Collections.Immutable;

namespace Orchestration.Services.Lambda;

/// <summary>Calls a Lambda function and waits for its answer, or, with a task token, for that of whoever holds it.</summary>
/// <typeparam name="TPayload">What the function gets.</typeparam>
/// <typeparam name="TAnswer">What the function answers.</typeparam>
public sealed record Invoke<TPayload, TAnswer> : ServiceTask<Invoked<TAnswer>>, ITaskTokenTask
{
    /// <summary>The function: its name or ARN, with a version or an alias where one is meant.</summary>
    public required Expr<string> FunctionName { get; init; }

    /// <summary>What the function gets.</summary>
    public required Expr<TPayload> Payload { get; init; }

    /// <summary>The version or alias, where the name says none.</summary>
    public Expr<string>? Qualifier { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::lambda:invoke";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions => [Permission.OnNamedOrArn("lambda", "function:", FunctionName, "lambda:InvokeFunction")];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments.Add("FunctionName", FunctionName).Add("Payload", Payload).Add("Qualifier", Qualifier);
}
