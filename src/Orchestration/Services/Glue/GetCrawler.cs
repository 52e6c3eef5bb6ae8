using System.Collections.Immutable;

namespace Orchestration.Services.Glue;

/// <summary>Asks how a crawler stands.</summary>
public sealed record GetCrawler : ServiceTask<FoundCrawler>
{
    /// <summary>The crawler.</summary>
    public required Expr<string> Name { get; init; }

    /// <inheritdoc />
    public override string Resource => "arn:aws:states:::aws-sdk:glue:getCrawler";

    /// <inheritdoc />
    public override ImmutableArray<Permission> Permissions => [Permission.On("glue", "crawler/", Name, "glue:GetCrawler")];

    /// <inheritdoc />
    protected internal override void Write(TaskArguments arguments) => arguments.Add("Name", Name);
}
