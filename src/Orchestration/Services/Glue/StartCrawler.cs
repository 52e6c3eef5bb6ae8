using System.Collections.Immutable;

namespace Orchestration.Services.Glue;

/// <summary>Starts a crawler, and does not wait: Glue has no <c>.sync</c> for crawlers. <see cref="Crawling.Crawl"/> waits for the crawl that it started.</summary>
public sealed record StartCrawler : ServiceTask
{
    /// <summary>The crawler.</summary>
    public required Expr<string> Name { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::aws-sdk:glue:startCrawler";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions => [Permission.On("glue", "crawler/", Name, "glue:StartCrawler")];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments.Add("Name", Name);
}
