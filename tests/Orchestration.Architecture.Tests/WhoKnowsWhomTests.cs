using System.Text.RegularExpressions;

namespace Orchestration.Architecture.Tests;

public partial class WhoKnowsWhomTests
{
    // Whom each project may reference by itself. No arrow runs back, and no product library knows Systems.
    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Orchestration.Query"] = [],
        ["Orchestration"] = ["Orchestration.Query"],
        ["Orchestration.Generators"] = [],
        ["Orchestration.Runtime"] = ["Orchestration", "Orchestration.Query"],
        ["Orchestration.Testing"] = ["Orchestration.Runtime", "Orchestration", "Orchestration.Query"],
        ["Orchestration.Endpoint"] = ["Orchestration.Runtime", "Orchestration", "Orchestration.Query"],
        ["Orchestration.Local"] = ["Orchestration.Runtime", "Orchestration", "Orchestration.Query"],
        ["Orchestration.Local.Worker"] = [],
        ["Orchestration.Aws"] = [],
        ["Orchestration.Commands"] = ["Orchestration.Runtime", "Orchestration.Aws", "Orchestration", "Orchestration.Query"],
        ["Orchestration.Tool"] = ["Orchestration.Commands"],
        ["Orchestration.Cdk"] = ["Orchestration", "Orchestration.Query"],
        ["Orchestration.Systems"] = ["Orchestration", "Orchestration.Query"],
        ["Orchestration.Systems.Cdk"] = ["Orchestration.Cdk", "Orchestration.Systems"],
        ["Orchestration.Cli"] = ["Orchestration.Commands", "Orchestration.Local", "Orchestration.Systems"],
    };

    // Whom each folder of Orchestration may know; one that is not named here stands above all of these.
    private static readonly Dictionary<string, string[]> FoldersMayKnow = new()
    {
        ["Model"] = [],
        ["Expressions"] = ["Model"],
        ["Resources"] = ["Expressions"],
        ["Asl"] = ["Model", "Validation"],
        ["Analysis"] = ["Model"],
        ["Validation"] = ["Model", "Asl", "Analysis"],
    };

    public static IEnumerable<string> AllProjects => Projects.Names;

    public static IEnumerable<string> Folders => FoldersMayKnow.Keys;

    [TestCaseSource(nameof(AllProjects))]
    public void A_project_references_whom_it_may_know_and_nobody_else(string project)
    {
        MayKnow.Should().ContainKey(project, "a new project says here whom it may know");
        Projects.ReferencesOf(project).Except(MayKnow[project]).Should().BeEmpty();
    }

    [TestCase("Orchestration.Query")]
    [TestCase("Orchestration")]
    [TestCase("Orchestration.Runtime")]
    public void What_users_take_into_their_own_repository_depends_on_no_package(string project) => Projects.PackagesOf(project).Should().BeEmpty();

    [TestCase("DuckDB.", "Orchestration.Local.Worker")]
    [TestCase("AWSSDK.", "Orchestration.Aws")]
    [TestCase("Amazon.CDK", "Orchestration.Cdk", "Orchestration.Systems.Cdk")]
    [TestCase("Npgsql", "Orchestration.Local", "Orchestration.Local.Worker")]
    public void A_package_is_known_where_it_belongs_alone(string package, params string[] projects) =>
        Projects.Names.Where(project => Projects.PackagesOf(project).Any(name => name.StartsWith(package, StringComparison.Ordinal))).Except(projects).Should().BeEmpty();

    [TestCaseSource(nameof(Folders))]
    public void A_folder_of_Orchestration_knows_whom_it_may_know_and_nobody_else(string folder)
    {
        var root = Path.Combine(Projects.Sources, "Orchestration");
        var others = Directory.GetDirectories(root).Select(path => Path.GetFileName(path)!).Except([folder, "obj", "bin", .. FoldersMayKnow[folder]]).ToHashSet();

        var arrows = from file in Projects.CodeOf(Path.Combine(root, folder))
                     from known in Mention().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)
                     where others.Contains(known)
                     select $"{Path.GetRelativePath(root, file)} knows {known}";

        arrows.Should().BeEmpty();
    }

    [Test]
    public void Namespaces_follow_folders()
    {
        var astray = from project in Projects.Names
                     from file in Projects.CodeOf(Path.Combine(Projects.Sources, project))
                     let match = Namespace().Match(File.ReadAllText(file))
                     where match.Success && !match.Groups[1].Value.StartsWith("Amazon.", StringComparison.Ordinal) && !match.Groups[1].Value.StartsWith("System.", StringComparison.Ordinal)
                     let folder = Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Projects.Sources, project), file))!
                     let expected = folder.Length == 0 ? project : $"{project}.{folder.Replace(Path.DirectorySeparatorChar, '.')}"
                     where match.Groups[1].Value != expected && match.Groups[1].Value != "Orchestration"
                     select $"{project}/{folder}/{Path.GetFileName(file)} is in {match.Groups[1].Value}";

        astray.Should().BeEmpty();
    }

    [Test]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Projects.Sources, "..", "Orchestration.sln"));

        Projects.Names.Where(project => !solution.Contains($"{project}.csproj", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [GeneratedRegex(@"\bOrchestration\.([A-Z]\w*)")]
    private static partial Regex Mention();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
