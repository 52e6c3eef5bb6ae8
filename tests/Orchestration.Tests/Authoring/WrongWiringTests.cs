using Orchestration.Tests.Shared;

namespace Orchestration.Tests.Authoring;

/// <summary>Mistakes that the C# compiler finds. Each file in Wrong is one; its name begins with what the compiler says.</summary>
[Parallelizable(ParallelScope.All)]
public class WrongWiringTests
{
    private static readonly string Folder = Path.Combine(SharedData.Repository(), "tests", "Orchestration.Tests", "Authoring", "Wrong");

    private static IEnumerable<string> Mistakes => Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Mistakes))]
    public void The_compiler_refuses_it(string mistake)
    {
        var code = File.ReadAllText(Path.Combine(Folder, $"{mistake}.cs"));

        var complaints = SnippetCompiler.Complaints(Snippets.File(code, "wrong.cs"), Snippets.Around);

        complaints.Should().Contain(complaint => complaint.StartsWith(mistake.Split(' ')[0], StringComparison.Ordinal))
            // A missing ':' makes the parser stumble over the bracket after it, too; a method without an end has no value, either.
            .And.OnlyContain(complaint => complaint.StartsWith(mistake.Split(' ')[0], StringComparison.Ordinal) || complaint.StartsWith("CS1525", StringComparison.Ordinal));
    }
}
