using Orchestration.Tests.Shared;
using PublicApiGenerator;

namespace Orchestration.Tests;

public class PublicApiTests
{
    [Test]
    public void The_public_interface_is_the_approved_one() => ApprovedText.Verify(
        typeof(StateMachine).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false, ExcludeAttributes = ["System.Diagnostics.DebuggerDisplayAttribute"] }),
        "tests/Orchestration.Tests/PublicApi.approved.txt");
}
