using System.Text.RegularExpressions;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

/// <summary>Every C# snippet of the documents compiles, and those that are machines build.</summary>
public partial class SnippetTests
{
    private static IEnumerable<TestCaseData> All =>
        from path in Directory.EnumerateFiles(Path.Combine(SharedData.Repository(), "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(SharedData.Repository(), "README.md")).Order(StringComparer.Ordinal)
            // The diagnostics have tests of their own: half of their snippets are wrong on purpose.
            // The CDK's are built by the tests of the constructs.
        where !Path.GetFileName(path).StartsWith("ASL", StringComparison.Ordinal) && Path.GetFileName(path) is not "cdk.md"
        let name = Path.GetRelativePath(SharedData.Repository(), path)
        from snippet in Fences().Matches(File.ReadAllText(path)).Index()
        select new TestCaseData(snippet.Item.Groups[1].Value).SetName($"{name} {snippet.Index + 1} compiles");

    [TestCaseSource(nameof(All))]
    public void It_compiles(string snippet)
    {
        if (Snippets.HasTypes(snippet) || snippet.Contains("flow.", StringComparison.Ordinal))
        {
            Snippets.Build(snippet, "snippet.cs", alsoAsJsonPath: false).Should().BeNull();
        }
        else
        {
            SnippetCompiler.Load(Snippets.Script(snippet));
        }
    }

    private static IEnumerable<TestCaseData> Printing =>
        from path in Directory.EnumerateFiles(Path.Combine(SharedData.Repository(), "docs"), "*.md", SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal)
        from snippet in FencesThatPrint().Matches(File.ReadAllText(path)).Index()
        select new TestCaseData(snippet.Item.Groups[1].Value, snippet.Item.Groups[2].Value).SetName($"{Path.GetRelativePath(SharedData.Repository(), path)} {snippet.Index + 1} prints what stands below it");

    [TestCaseSource(nameof(Printing))]
    [NonParallelizable]
    public async Task It_prints_what_stands_below_it(string snippet, string printed)
    {
        var output = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);

        try
        {
            await (Task)SnippetCompiler.Load(Snippets.Script(snippet)).GetType("Script")!.GetMethod("RunAsync")!.Invoke(null, null)!;
        }
        finally
        {
            Console.SetOut(output);
        }

        text.ToString().ReplaceLineEndings("\n").Should().Be(printed);
    }

    [GeneratedRegex(@"^```csharp\n((?:(?!```)[^\n]*\n)*)```\n\n```text\n((?:(?!```)[^\n]*\n)*)```", RegexOptions.Multiline)]
    private static partial Regex FencesThatPrint();

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
