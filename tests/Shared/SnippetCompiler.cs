using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Generators;

namespace Orchestration.Tests.Shared;

/// <summary>Compiles C# as a user's project would: with the generator, nullable, warnings as errors.</summary>
internal static class SnippetCompiler
{
    private static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading", "System.Threading.Tasks", "Orchestration", "Orchestration.Resources",
        "Orchestration.Services", "Orchestration.Services.Glue", "Orchestration.Services.Lambda", "Orchestration.Services.Sns", "Orchestration.Services.StepFunctions",
    ];

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    /// <summary>What the compiler complains of, as <c>CODE: text</c>, without doubles.</summary>
    public static IReadOnlyList<string> Complaints(string code, string? more = null) =>
        [.. Compile(code, more).GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").Distinct()];

    /// <summary>The compiled assembly; it must compile.</summary>
    public static Assembly Load(string code, string? more = null)
    {
        using var image = new MemoryStream();
        var emitted = Compile(code, more).Emit(image);
        emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()).Should().BeEmpty();
        image.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: true).LoadFromStream(image);
    }

    private static Compilation Compile(string code, string? more)
    {
        var sources = new[] { code, more, string.Concat(Usings.Select(name => $"global using {name};\n")) }.OfType<string>();
        var compilation = CSharpCompilation.Create(
            $"Snippet{Guid.NewGuid():N}",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, Parsing, path: "snippet.cs")),
            References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        CSharpGeneratorDriver.Create([new StepDataGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var complaints);

        return complaints.IsEmpty ? generated : generated.AddSyntaxTrees(complaints.Select(complaint => CSharpSyntaxTree.ParseText($"#error {complaint.Id}: {complaint.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}", Parsing)));
    }
}
