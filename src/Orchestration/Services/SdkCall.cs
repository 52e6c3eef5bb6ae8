using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Orchestration.Services;

/// <summary>Any action of any service, for those that have no type yet. Nothing of it is checked but its spelling: neither names of members nor their types.</summary>
/// <typeparam name="TResult">What the service answers.</typeparam>
public sealed partial record SdkCall<TResult> : ServiceTask<TResult>, ITaskTokenTask
{
    /// <summary>A call.</summary>
    /// <param name="service">The service as the States Language has it, which is the name of its Java client in small letters: <c>s3</c>, <c>sfn</c>, <c>redshiftdata</c>.</param>
    /// <param name="action">The action, beginning with a small letter: <c>putObject</c>.</param>
    /// <param name="permissions">What the machine's role must be allowed: nobody but you knows.</param>
    public SdkCall(string service, string action, params ImmutableArray<Permission> permissions)
    {
        if (!Services().IsMatch(service ?? ""))
        {
            throw new DefinitionException("ASL1019", $"'{service}' is not the name of a service. Write it as its SDK for Java does, in small letters: s3, sfn, redshiftdata.");
        }

        if (!Actions().IsMatch(action ?? ""))
        {
            throw new DefinitionException("ASL1019", $"'{action}' is not the name of an action. Write it with a small letter at the start: putObject.");
        }

        (Resource, Permissions) = ($"arn:aws:states:::aws-sdk:{service}:{action}", permissions);
    }

    /// <summary>The members of the request, by the service's own names, each with a capital at the start.</summary>
    public Action<TaskArguments> Arguments { get; init; } = _ => { };

    /// <inheritdoc />
    public override string Resource { get; }

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions { get; }

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => Arguments(arguments);

    [GeneratedRegex("^[a-z][a-z0-9]*$")]
    private static partial Regex Services();

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$")]
    private static partial Regex Actions();
}
