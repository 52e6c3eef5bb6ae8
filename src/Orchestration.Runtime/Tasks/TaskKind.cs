namespace Orchestration.Runtime.Tasks;

/// <summary>The three kinds of resources, which the history tells apart.</summary>
internal enum TaskKind
{
    /// <summary>A service: <c>arn:aws:states:::…</c>.</summary>
    Integration,

    /// <summary>A Lambda function by its own ARN.</summary>
    Function,

    /// <summary>An activity by its ARN.</summary>
    Activity,
}
