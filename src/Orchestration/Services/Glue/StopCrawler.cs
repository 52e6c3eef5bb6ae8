using System.Collections.Immutable;

namespace Orchestration.Services.Glue;

/// <summary>Stops a crawler; it is done when the crawler is ready again.</summary>
public sealed record StopCrawler : ServiceTask
{
    /// <summary>The crawler.</summary>
    public required Expr<string> Name { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::aws-sdk:glue:stopCrawler";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions => [Permission.On("glue", "crawler/", Name, "glue:StopCrawler")];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments.Add("Name", Name);
}
