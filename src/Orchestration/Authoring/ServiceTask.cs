using System.Collections.Immutable;
using Orchestration.Authoring;

namespace Orchestration;

/// <summary>Work that a Task state hands to a service.</summary>
public abstract record ServiceTask
{
    /// <summary>What does the work: an ARN such as <c>arn:aws:states:::glue:startJobRun</c>.</summary>
    public abstract string Resource { get; }

    /// <summary>The role in whose name the service is called, for calls into other accounts; the machine's own unless set.</summary>
    public Expr<string>? RoleArn { get; init; }

    /// <summary>What the machine's role must be allowed for this.</summary>
    public abstract ImmutableArray<Permission> Permissions { get; }

    /// <summary>Writes the members of the request by the service's own names.</summary>
    protected internal abstract void Write(TaskArguments arguments);
}

/// <summary>Work that answers with a <typeparamref name="TResult"/>.</summary>
/// <typeparam name="TResult">The answer.</typeparam>
public abstract record ServiceTask<TResult> : ServiceTask;

/// <summary>Work that Step Functions can start, or run to the end.</summary>
/// <typeparam name="TStarted">What the service answers when the work has started.</typeparam>
/// <typeparam name="TEnded">What it answers when the work has ended.</typeparam>
public abstract record ServiceTask<TStarted, TEnded> : ServiceTask<TStarted>
{
    /// <summary>What comes after <see cref="ServiceTask.Resource"/> to wait for the end. <c>.sync</c> unless overridden.</summary>
    protected internal virtual string SyncSuffix => ".sync";

    /// <summary>What the machine's role must be allowed to wait for the end.</summary>
    protected internal abstract ImmutableArray<Permission> SyncPermissions { get; }

    /// <summary>Waits until the work has ended, and fails if it failed.</summary>
    public ServiceTask<TEnded> Sync() => new WaitingTask<TEnded>(this, SyncSuffix, SyncPermissions) { RoleArn = RoleArn };
}
