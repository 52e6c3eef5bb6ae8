using System.Xml.Linq;
using Orchestration.Tests.Shared;

namespace Orchestration.Architecture.Tests;

/// <summary>The projects of the repository, as their files say it.</summary>
internal static class Projects
{
    public static string Sources { get; } = Path.Combine(SharedData.Repository(), "src");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.GetDirectories(Sources).Select(Path.GetFileName).Where(name => File.Exists(FileOf(name!))).Order(StringComparer.Ordinal)!];

    public static string FileOf(string project) => Path.Combine(Sources, project, $"{project}.csproj");

    public static IEnumerable<string> ReferencesOf(string project) =>
        from reference in XDocument.Load(FileOf(project)).Descendants("ProjectReference")
        // Analyzers, and programs that are built along to be started, are not known to the code.
        where reference.Attribute("OutputItemType")?.Value != "Analyzer" && reference.Attribute("ReferenceOutputAssembly")?.Value != "false"
        select Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));

    public static IEnumerable<string> PackagesOf(string project) =>
        from reference in XDocument.Load(FileOf(project)).Descendants("PackageReference")
        where reference.Attribute("PrivateAssets")?.Value != "all"
        select reference.Attribute("Include")!.Value;

    public static IEnumerable<string> CodeOf(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        where !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
        select file;
}
