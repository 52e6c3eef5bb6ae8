using Amazon.CDK;

namespace Orchestration.Cdk.Tests;

/// <summary>A folder that the CDK wrote into, for as long as it is needed.</summary>
internal sealed class Synthesised : IDisposable
{
    private Synthesised(string folder, string stack) => (Folder, Stack) = (folder, stack);

    public string Folder { get; }

    public string Stack { get; }

    public static Synthesised Of(Func<App, Stack> build)
    {
        var folder = Directory.CreateTempSubdirectory("orchestration-cdk-").FullName;
        var app = new App(new AppProps { Outdir = folder, AnalyticsReporting = false, Context = Cloud.Flags() });
        var stack = build(app);
        app.Synth();
        return new(folder, stack.ArtifactId);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
