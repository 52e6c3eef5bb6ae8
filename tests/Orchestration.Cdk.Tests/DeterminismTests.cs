namespace Orchestration.Cdk.Tests;

public class DeterminismTests
{
    [Test]
    public void Synthesised_twice_the_same_bytes_come_out()
    {
        var again = Cloud.Make(Cloud.Default);

        again.Files.Keys.Should().BeEquivalentTo(Cloud.DefaultProx.Files.Keys);
        again.Files.Where(file => Cloud.DefaultProx.Files[file.Key] != file.Value).Select(file => file.Key).Should().BeEmpty();
    }
}
