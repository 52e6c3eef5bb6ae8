using Orchestration.Query.Json;
using Orchestration.Tests.Shared;
using PublicApiGenerator;

namespace Orchestration.Query.Tests;

public class PublicApiTests
{
    [Test]
    public void The_public_interface_is_the_approved_one() => ApprovedText.Verify(
        typeof(JsonValue).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false, ExcludeAttributes = ["System.Diagnostics.DebuggerDisplayAttribute"] }),
        "tests/Orchestration.Query.Tests/PublicApi.approved.txt");
}
