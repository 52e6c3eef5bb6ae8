using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Orchestration.Tests.Shared;

namespace Orchestration.Generators.Tests;

public partial class StepDataGeneratorTests
{
    private static readonly CSharpParseOptions Parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))];

    [Test]
    public void A_record_becomes_the_approved_members() => ApprovedText.Verify(
        Generated("""
            using System;
            using System.Collections.Generic;
            using System.Text.Json.Serialization;
            using Orchestration;

            namespace Shop;

            public abstract record Kept(string Key);

            /// <summary>An order.</summary>
            /// <param name="Lines">What was <b>ordered</b>.</param>
            [StepData]
            public sealed record Order(string Key, IReadOnlyList<Order.Line> Lines, int? Discount, [property: JsonPropertyName("the-day")] DateOnly Day, string? Class) : Kept(Key)
            {
                /// <summary>Who
                /// ordered.</summary>
                public required string CustomerID { get; init; }

                [JsonIgnore]
                public int Hash => 1;

                public static int Count => 1;

                internal int Secret => 1;

                [StepData]
                public sealed record Line(string Product);
            }
            """),
        "tests/Orchestration.Generators.Tests/Order.approved.txt");

    [TestCase("Name")]
    [TestCase("URLPath")]
    [TestCase("ID")]
    [TestCase("IOStream")]
    [TestCase("X")]
    [TestCase("XAxis")]
    [TestCase("customerId")]
    [TestCase("CustomerID2")]
    public void Members_are_called_as_the_serialiser_calls_them(string name) =>
        JsonName().Match(Generated($"using Orchestration; [StepData] public sealed record R(int {name});")).Groups[1].Value.Should().Be(JsonNamingPolicy.CamelCase.ConvertName(name));

    [Test]
    public void A_change_elsewhere_generates_nothing_anew()
    {
        var record = CSharpSyntaxTree.ParseText("using Orchestration; [StepData] public sealed record R(int Number);", Parsing);
        var other = CSharpSyntaxTree.ParseText("public sealed class Other;", Parsing);
        var compilation = Compilation(record, other);

        var driver = CSharpGeneratorDriver.Create([new StepDataGenerator().AsSourceGenerator()], parseOptions: Parsing, driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
            .RunGenerators(compilation)
            .RunGenerators(compilation.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText("public sealed class Other { public int More => 1; }", Parsing)));

        driver.GetRunResult().Results.Single().TrackedSteps["Records"].SelectMany(step => step.Outputs).Should().OnlyContain(output => output.Reason == IncrementalStepRunReason.Cached || output.Reason == IncrementalStepRunReason.Unchanged);
    }

    [TestCase("public static class Outer<T> { [StepData] public sealed record R(int Number); }", "ASL3001", "generic")]
    [TestCase("public static class Outer { [StepData] private sealed record R(int Number); }", "ASL3001", "private")]
    [TestCase("[StepData] file sealed record R(int Number);", "ASL3001", "known in its file alone")]
    [TestCase("[StepData] public sealed record R(int Get);", "ASL3002", "R.Get")]
    public void What_cannot_work_is_said_where_it_stands(string code, string id, string what)
    {
        var complaint = Run($"using Orchestration; {code}").Diagnostics.Should().ContainSingle().Which;

        (complaint.Id, complaint.Severity).Should().Be((id, DiagnosticSeverity.Error));
        complaint.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Should().Contain(what);
        complaint.Location.GetLineSpan().StartLinePosition.Character.Should().BePositive();
    }

    private static string Generated(string code) => string.Join("\n", Run(code).GeneratedTrees.Select(tree => tree.GetText().ToString()));

    private static GeneratorDriverRunResult Run(string code)
    {
        var driver = CSharpGeneratorDriver.Create([new StepDataGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(Compilation(CSharpSyntaxTree.ParseText(code, Parsing)), out var compilation, out _);

        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Should().BeEmpty();
        return driver.GetRunResult();
    }

    private static CSharpCompilation Compilation(params SyntaxTree[] trees) =>
        CSharpCompilation.Create("Generated", trees, References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    [GeneratedRegex("Member<int>\\(\"([^\"]+)\"\\)")]
    private static partial Regex JsonName();
}
