using System.Text.RegularExpressions;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

/// <summary>Every command of the documentation is run by a test, or is listed with the reason why none can.</summary>
public partial class CommandTests
{
    private static readonly string[] Kinds = ["sh", "console", "csharp", "json", "mermaid", "text"];

    // Who may stand in the list.
    private static readonly string[] Runners = ["acceptance", "terminal", "packed", "project", "cdk", "stand-in", "ci", "time", "account"];

    [Test]
    public void Every_block_says_what_it_holds()
    {
        var unsaid = from page in ShellCommand.Pages()
                     from Match fence in Fences().Matches(File.ReadAllText(Path.Combine(SharedData.Repository(), page)).ReplaceLineEndings("\n"))
                     where !Kinds.Contains(fence.Groups[1].Value)
                     select $"{page}: '{fence.Groups[1].Value}' before {fence.Groups[2].Value.Split('\n')[0]}";

        unsaid.Should().BeEmpty($"a block is one of {string.Join(", ", Kinds)}, so that its commands and snippets are found and tried");
    }

    [Test]
    public void The_list_of_commands_is_what_the_pages_show() =>
        ShellCommand.Listed().Select(command => (command.Page, command.Text)).Should().BeEquivalentTo(
            ShellCommand.Shown().Select(command => (command.Page, command.Text)),
            "tests/Shared/documented-commands.txt says of every command that a page shows who runs it, and of no other");

    [Test]
    public void Every_command_has_somebody_who_runs_it_or_a_reason_why_not() =>
        ShellCommand.Listed().Where(command => !Runners.Contains(command.Runner)).Should().BeEmpty();

    [Test]
    public void What_continuous_integration_runs_stands_there()
    {
        var script = File.ReadAllText(Path.Combine(SharedData.Repository(), ".ci", "run"));

        ShellCommand.Of("ci").SelectMany(page => page).Where(command => !script.Contains(command.Text, StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Test]
    public void Only_benchmarks_take_too_long() =>
        ShellCommand.Of("time").SelectMany(page => page).Should().AllSatisfy(command => command.Text.Should().StartWith("dotnet run -c Release --project bench/"));

    [Test]
    public void Only_what_changes_an_account_waits_for_one() =>
        ShellCommand.Of("account").SelectMany(page => page).Should().AllSatisfy(command => command.Text.Should().MatchRegex("^npx cdk (bootstrap|deploy|destroy)( |$)"));

    [Test]
    public void The_page_of_the_terminal_shows_what_is_printed_and_no_other_page_does() =>
        ShellCommand.Pages().Where(page => File.ReadAllText(Path.Combine(SharedData.Repository(), page)).Contains("```console", StringComparison.Ordinal))
            .Should().Equal(ShellCommand.Of("terminal").Select(page => page.Key)).And.Equal("docs/terminal.md");

    [Test]
    public void A_project_that_a_page_names_is_there()
    {
        var missing = from page in ShellCommand.Pages()
                      from Match project in Projects().Matches(File.ReadAllText(Path.Combine(SharedData.Repository(), page)))
                      where !Directory.Exists(Path.Combine(SharedData.Repository(), project.Groups[1].Value))
                      select $"{page}: {project.Groups[1].Value}";

        missing.Should().BeEmpty();
    }

    [GeneratedRegex(@"^```(\S*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex(@"--project ([A-Za-z0-9.]+/[A-Za-z0-9./]+)")]
    private static partial Regex Projects();
}
