using System.Collections.Immutable;
using Orchestration.Expressions;
using Orchestration.Resources;

namespace Orchestration;

/// <summary>IAM actions that a request needs, and on what.</summary>
/// <param name="Actions">The actions, such as <c>glue:StartJobRun</c>.</param>
/// <param name="Resource">The ARN, in which placeholders and <c>${AWS::Region}</c>, <c>${AWS::AccountId}</c>, <c>${AWS::Partition}</c> may stand; or <c>*</c>.</param>
public sealed record Permission(ImmutableArray<string> Actions, ResourceText Resource)
{
    private const string Account = "${AWS::Region}:${AWS::AccountId}";

    /// <summary>Why the resource is <c>*</c>, where it is.</summary>
    public string? Because { get; init; }

    /// <summary>Actions on something that is named in a request: exactly that where the name is known at the latest when the machine is deployed, else all of its kind.</summary>
    /// <param name="service">The service as ARNs have it, such as <c>glue</c>.</param>
    /// <param name="kind">What comes before the name, such as <c>job/</c>.</param>
    /// <param name="name">The name, as the request has it.</param>
    /// <param name="actions">The actions.</param>
    public static Permission On(string service, string kind, Expr<string> name, params ImmutableArray<string> actions)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(actions, $"arn:${{AWS::Partition}}:{service}:{Account}:{kind}{Known(name) ?? "*"}")
        {
            Because = Known(name) is null ? $"the name is known only while the machine runs: {name}" : null,
        };
    }

    /// <summary>Actions on something of which a request holds the ARN.</summary>
    public static Permission OnArn(Expr<string> arn, params ImmutableArray<string> actions)
    {
        ArgumentNullException.ThrowIfNull(arn);
        return new(actions, Known(arn) ?? "*") { Because = Known(arn) is null ? $"the ARN is known only while the machine runs: {arn}" : null };
    }

    /// <summary>Actions on something that a request names by its name or by its ARN.</summary>
    public static Permission OnNamedOrArn(string service, string kind, Expr<string> nameOrArn, params ImmutableArray<string> actions)
    {
        ArgumentNullException.ThrowIfNull(nameOrArn);
        return Known(nameOrArn) is { } known && (known.StartsWith("arn:", StringComparison.Ordinal) || known.EndsWith("Arn}", StringComparison.Ordinal))
            ? OnArn(nameOrArn, actions)
            : On(service, kind, nameOrArn, actions);
    }

    /// <summary>Actions on a bucket itself.</summary>
    public static Permission OnBucket(Expr<string> bucket, params ImmutableArray<string> actions) => InBucket(bucket, "", actions);

    /// <summary>Actions on the objects of a bucket.</summary>
    public static Permission OnObjects(Expr<string> bucket, params ImmutableArray<string> actions) => InBucket(bucket, "/*", actions);

    /// <summary>Actions that IAM cannot limit to a resource.</summary>
    public static Permission OnAnything(string because, params ImmutableArray<string> actions) => new(actions, "*") { Because = because };

    private static Permission InBucket(Expr<string> bucket, string objects, ImmutableArray<string> actions)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        return new(actions, $"arn:${{AWS::Partition}}:s3:::{Known(bucket) ?? "*"}{objects}")
        {
            Because = Known(bucket) is null ? $"the bucket is known only while the machine runs: {bucket}" : null,
        };
    }

    // What is known when the machine is defined or deployed, as text with placeholders.
    private static string? Known(Expr<string> text) => text.Node switch
    {
        Node.Constant { Value.IsString: true } constant => constant.Value.AsString(),
        Node.Deployed deployed => deployed.Value.ToString(),
        Node.Concat concat => concat.Known,
        _ => null,
    };
}
