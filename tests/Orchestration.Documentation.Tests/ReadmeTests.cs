using System.Text.RegularExpressions;
using Orchestration.Analysis;
using Orchestration.Systems.Prox;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

public partial class ReadmeTests
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

    [Test]
    public void The_links_lead_somewhere()
    {
        var root = SharedData.Repository();
        var pages = Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Append(Readme).Append(Path.Combine(root, "CONTRIBUTING.md"));
        var broken = from page in pages
                     from Match link in Links().Matches(File.ReadAllText(page))
                     let target = link.Groups[1].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                     where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
                     select $"{Path.GetRelativePath(root, page)}: {target}";

        broken.Should().BeEmpty();
    }

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
