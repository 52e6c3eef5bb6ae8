using System.Text.RegularExpressions;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

public partial class LinkTests
{
    private static readonly string Root = SharedData.Repository();

    [Test]
    public void Every_link_leads_to_a_file_of_the_repository_and_to_a_heading_of_its_page()
    {
        var broken = from page in ShellCommand.Pages()
                     from Match link in Links().Matches(Prose(page))
                     let target = link.Groups[1].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !Leads(page, target)
                     select $"{page}: {target}";

        broken.Should().BeEmpty();
    }

    [Test]
    public void Every_page_can_be_reached_from_the_first()
    {
        var (reached, toVisit) = (new HashSet<string>(), new Stack<string>(["README.md"]));

        while (toVisit.TryPop(out var page))
        {
            if (reached.Add(page) && page.EndsWith(".md", StringComparison.Ordinal))
            {
                foreach (Match link in Links().Matches(Prose(page)))
                {
                    var file = Path.GetRelativePath(Root, Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(page)!, link.Groups[1].Value.Split('#')[0])));

                    if (File.Exists(Path.Combine(Root, file)))
                    {
                        toVisit.Push(file);
                    }
                }
            }
        }

        ShellCommand.Pages().Except(reached).Should().BeEmpty();
    }

    [TestCase("## What each role may do, and why", "what-each-role-may-do-and-why")]
    [TestCase("### `run`: one machine", "run-one-machine")]
    [TestCase("## [Prox](docs/prox.md) a_b-c", "prox-a_b-c")]
    public void A_heading_is_called_in_links_as_GitHub_calls_it(string heading, string anchor) => Anchors(heading).Should().Equal(anchor);

    private static bool Leads(string page, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? Path.Combine(Root, page) : Path.Combine(Root, Path.GetDirectoryName(page)!, parts[0]);

        return Path.Exists(path) && (parts.Length == 1 || Anchors(File.ReadAllText(path)).Contains(parts[1]));
    }

    // Lower case, blanks become dashes, and what is neither letter, digit, dash nor underscore goes; of a link its text stays.
    private static IEnumerable<string> Anchors(string text) =>
        from Match heading in Headings().Matches(Code().Replace(text.ReplaceLineEndings("\n"), ""))
        let shown = Links().Replace(heading.Groups[1].Value, match => match.Value[1..match.Value.IndexOf(']', StringComparison.Ordinal)])
        select Dropped().Replace(shown.ToLowerInvariant(), "").Replace(' ', '-');

    // Snippets and code have brackets of their own.
    private static string Prose(string page) => Spans().Replace(Code().Replace(File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n"), ""), "");

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^#{1,6} (.+?) *$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Spans();

    [GeneratedRegex(@"[^\p{L}\p{N}_ -]")]
    private static partial Regex Dropped();
}
