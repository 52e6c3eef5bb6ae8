using System.Text.RegularExpressions;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

public partial class DiagnosticPageTests
{
    private static IEnumerable<object> Pages => DiagnosticPage.All();

    [TestCaseSource(nameof(Pages))]
    public void The_wrong_example_is_refused_with_the_messages_that_the_page_shows(object page)
    {
        var (code, path, wrong, message, _) = (DiagnosticPage)page;
        var said = code.StartsWith("ASL3", StringComparison.Ordinal)
            ? SnippetCompiler.Complaints(Snippets.File(wrong, "Wrong.cs"), Snippets.Around).Single(complaint => complaint.Contains("#error", StringComparison.Ordinal)).Split("'", 2)[1].TrimEnd('\'')
            : Snippets.Build(wrong, "Wrong.cs") ?? "nothing";

        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") is "1")
        {
            File.WriteAllText(path, File.ReadAllText(path).Replace($"```text\n{message}\n```", $"```text\n{said}\n```", StringComparison.Ordinal));
            message = said;
        }

        said.Should().Be(message).And.Contain(code);
    }

    [TestCaseSource(nameof(Pages))]
    public void The_right_example_is_accepted(object page)
    {
        var (code, _, _, _, right) = (DiagnosticPage)page;

        Snippets.Build(right, "Right.cs", alsoAsJsonPath: code != "ASL2002").Should().BeNull();
    }

    [Test]
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        var sources = Path.Combine(SharedData.Repository(), "src");
        var codes = from project in new[] { "Orchestration", "Orchestration.Generators" }
                    from file in Directory.EnumerateFiles(Path.Combine(sources, project), "*.cs", SearchOption.AllDirectories)
                    where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    from Match match in Codes().Matches(File.ReadAllText(file))
                    select match.Groups[1].Value;

        DiagnosticPage.All().Select(page => page.Code).Should().BeEquivalentTo(codes.Distinct());
    }

    [Test]
    public void The_list_names_every_page()
    {
        var list = File.ReadAllText(Path.Combine(DiagnosticPage.Folder, "README.md"));

        DiagnosticPage.All().Where(page => !list.Contains($"({page.Code}.md)", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [GeneratedRegex("(?:DefinitionException|Rule)\\(\"(ASL\\d{4})\"")]
    private static partial Regex Codes();
}
