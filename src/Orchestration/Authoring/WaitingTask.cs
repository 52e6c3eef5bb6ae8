using System.Collections.Immutable;

namespace Orchestration.Authoring;

/// <summary>The same work, with another way of waiting for its end.</summary>
internal sealed record WaitingTask<TResult>(ServiceTask Started, string Suffix, ImmutableArray<Permission> Allowed) : ServiceTask<TResult>, IWaitingTask
{
    public override string Resource => Started.Resource + Suffix;

    public override ImmutableArray<Permission> Permissions => Allowed;

    public bool NeedsToken => Suffix is ".waitForTaskToken";

    protected internal override void Write(TaskArguments arguments) => Started.Write(arguments);
}
