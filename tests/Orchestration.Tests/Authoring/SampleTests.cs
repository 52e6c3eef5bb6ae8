using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Tests.Authoring.Samples;
using Orchestration.Tests.Shared;
using Orchestration.Validation;

namespace Orchestration.Tests.Authoring;

/// <summary>Machines that use all of the authoring, as approved texts.</summary>
public class SampleTests
{
    private static readonly StateMachine[] Samples = [new ManyTables(), new OddGraph(), new ManyFiles(), new OverMany()];

    private static IEnumerable<object[]> Cases =>
        from sample in Samples
        from language in new[] { QueryLanguage.Jsonata, QueryLanguage.JsonPath }
        select new object[] { sample.Name, language };

    [TestCaseSource(nameof(Cases))]
    public void It_says_what_was_approved(string sample, QueryLanguage language) =>
        ApprovedText.Verify(Asl(sample, language), $"tests/Orchestration.Tests/Authoring/Samples/{sample}.{language.ToString().ToLowerInvariant()}.approved.json");

    [TestCaseSource(nameof(Cases))]
    public void The_validator_finds_nothing(string sample, QueryLanguage language) =>
        DefinitionValidator.Validate(AslReader.Read(Asl(sample, language))).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Should().BeEmpty();

    [TestCaseSource(nameof(Cases))]
    public void The_asl_validator_of_npm_finds_nothing(string sample, QueryLanguage language) => AslValidator.Complaints(Asl(sample, language)).Should().BeEmpty();

    [TestCaseSource(nameof(Cases))]
    public void Built_twice_it_gives_the_same_text(string sample, QueryLanguage language) => Asl(sample, language).Should().Be(Asl(sample, language));

    [Test]
    public void What_the_role_must_be_allowed_is_said_with_its_reason()
    {
        var permissions = new ManyFiles().Permissions().Select(statement => $"{string.Join(", ", statement.Actions)} on {statement.Resource}{(statement.Because is { } because ? $" because {because}" : "")}: {string.Join("; ", statement.Why)}");

        ApprovedText.Verify(string.Join('\n', permissions) + "\n", "tests/Orchestration.Tests/Authoring/Samples/ManyFiles.permissions.approved.txt");
    }

    private static string Asl(string sample, QueryLanguage language) => Samples.Single(machine => machine.Name == sample).ToAsl(language);
}
