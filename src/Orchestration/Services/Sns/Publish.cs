using System.Collections.Immutable;

namespace Orchestration.Services.Sns;

/// <summary>Publishes a message to a topic.</summary>
public sealed record Publish : ServiceTask<Published>, ITaskTokenTask
{
    /// <summary>The most characters that a subject may have; they must be ASCII.</summary>
    public const int LongestSubject = 100;

    /// <summary>The most characters that are sure to fit into a message of 256 KiB, whatever they are.</summary>
    public const int LongestMessage = 60_000;

    /// <summary>The topic.</summary>
    public required Expr<string> TopicArn { get; init; }

    /// <summary>The subject: ASCII, at most <see cref="LongestSubject"/> characters, no line breaks. See <see cref="ExprText.Ascii"/> and <see cref="ExprText.Cut"/>.</summary>
    public Expr<string>? Subject { get; init; }

    /// <summary>The message, at most 256 KiB.</summary>
    public required Expr<string> Message { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::sns:publish";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions => [Permission.OnArn(TopicArn, "sns:Publish")];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments.Add("TopicArn", TopicArn).Add("Subject", Subject).Add("Message", Message);
}
