using System.Text.RegularExpressions;

namespace Orchestration.Tests.Shared;

/// <summary>A command that a page of the documentation shows, and who runs it in the tests.</summary>
/// <param name="Page">The page, below the root of the repository.</param>
/// <param name="Runner">Who runs it, as <c>documented-commands.txt</c> says.</param>
/// <param name="Text">The command; a loop is one.</param>
/// <param name="IsTyped">Whether it stands after a prompt, with what it prints.</param>
internal sealed partial record ShellCommand(string Page, string Runner, string Text, bool IsTyped = false)
{
    private const string Unlisted = "nobody";

    /// <summary>Every page there is.</summary>
    public static IEnumerable<string> Pages()
    {
        var root = SharedData.Repository();
        return Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(root, "*.md"))
            .Select(page => Path.GetRelativePath(root, page).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The list.</summary>
    public static ShellCommand[] Listed()
    {
        var shown = Shown();
        return
        [
            .. from line in File.ReadLines(Path.Combine(SharedData.Repository(), "tests", "Shared", "documented-commands.txt"))
               where line.Length > 0 && !line.StartsWith('#')
               let parts = line.Split(" ⇶ ")
               from text in parts[2] is "*" or "$ *"
                   ? shown.Where(command => command.Page == parts[0] && command.IsTyped == (parts[2] is "$ *")).Select(command => command.Text)
                   : [parts[2].Replace(" ⏎ ", "\n", StringComparison.Ordinal)]
               select new ShellCommand(parts[0], parts[1], text),
        ];
    }

    /// <summary>What the pages show, whether or not anybody runs it.</summary>
    public static ShellCommand[] Shown() =>
    [
        .. from page in Pages()
           from Match fence in Fences().Matches(File.ReadAllText(Path.Combine(SharedData.Repository(), page)).ReplaceLineEndings("\n"))
           let typed = fence.Groups["kind"].Value is "console"
           from command in typed ? Typed(fence.Groups["text"].Value) : Commands(fence.Groups["text"].Value)
           select new ShellCommand(page, Unlisted, command, typed),
    ];

    /// <summary>What <paramref name="runner"/> is to run, page by page in the order in which it stands there.</summary>
    public static IEnumerable<IGrouping<string, ShellCommand>> Of(string runner) => Listed().Where(command => command.Runner == runner).GroupBy(command => command.Page);

    public override string ToString() => $"{Page} ⇶ {Runner} ⇶ {Text.Replace("\n", " ⏎ ", StringComparison.Ordinal)}";

    private static IEnumerable<string> Typed(string text) => from line in text.Split('\n') where line.StartsWith("$ ", StringComparison.Ordinal) select line[2..];

    private static IEnumerable<string> Commands(string text)
    {
        var loop = new List<string>();

        foreach (var line in text.Split('\n').Select(line => Comment().Replace(line, "")).Where(line => line.Length > 0))
        {
            loop.Add(line);

            if (!loop[0].StartsWith("for ", StringComparison.Ordinal) || line == "done")
            {
                yield return string.Join('\n', loop);
                loop.Clear();
            }
        }
    }

    [GeneratedRegex("(^| +)# .*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^```(?<kind>sh|console)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
