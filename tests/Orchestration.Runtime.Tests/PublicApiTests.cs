using Orchestration.Tests.Shared;
using PublicApiGenerator;

namespace Orchestration.Runtime.Tests;

internal sealed class PublicApiTests
{
    [Test]
    public void The_public_interface_is_the_approved_one() => ApprovedText.Verify(
        typeof(StateMachineRunner).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }),
        "tests/Orchestration.Runtime.Tests/PublicApi.approved.txt");
}
