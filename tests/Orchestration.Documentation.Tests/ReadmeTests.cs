using Orchestration.Analysis;
using Orchestration.Systems.Prox;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

public class ReadmeTests
{
    private const string Fence = "```mermaid\n";

    private static string Readme => Path.Combine(SharedData.Repository(), "README.md");

    [Test]
    public void The_picture_of_Prox_is_that_of_its_definition()
    {
        var text = File.ReadAllText(Readme).ReplaceLineEndings("\n");
        var start = text.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        var end = text.IndexOf("```", start, StringComparison.Ordinal);
        var picture = new StateMachineGraph(new ProxPipeline(new ProxResources()).Build()).ToMermaid();

        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") is "1")
        {
            File.WriteAllText(Readme, text[..start] + picture + text[end..]);
            return;
        }

        text[start..end].Should().Be(picture);
    }
}
