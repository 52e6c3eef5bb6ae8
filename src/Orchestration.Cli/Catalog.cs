using Orchestration.Systems.Prox;

namespace Orchestration.Cli;

/// <summary>The systems of this repository.</summary>
internal static class Catalog
{
    public static IReadOnlyList<HostedSystem> Systems { get; } = [Prox()];

    private static HostedSystem Prox()
    {
        var resources = new ProxResources();

        return new("prox", "From the platform's database to the warehouse in eight steps", resources, new ProxPipeline(resources));
    }
}
