using System.Reflection;
using Orchestration.Tests.Shared;
using PublicApiGenerator;

namespace Orchestration.Architecture.Tests;

/// <summary>What the libraries above the runtime offer; Query, Orchestration and Runtime have theirs beside their own tests.</summary>
public class PublicApiTests
{
    private static IEnumerable<TestCaseData> Libraries =>
        from assembly in new[]
        {
            typeof(Amazon.StepFunctions.AmazonStepFunctionsClient).Assembly,
            typeof(Orchestration.Cdk.SystemStack).Assembly,
            typeof(Orchestration.Commands.CommandHost).Assembly,
            typeof(Orchestration.Local.LocalSystem).Assembly,
            typeof(Orchestration.Testing.MockTasks).Assembly,
        }
        select new TestCaseData(assembly).SetName($"The public interface of {assembly.GetName().Name} is the approved one");

    [TestCaseSource(nameof(Libraries))]
    public void It_is_the_approved_one(Assembly library) => ApprovedText.Verify(
        library.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] }),
        $"tests/Orchestration.Architecture.Tests/PublicApi/{library.GetName().Name}.approved.txt");
}
