using Orchestration.Local.Worker.Files;

namespace Orchestration.Local.Worker.Tests.Files;

internal sealed class JsonGateTests
{
    private ScratchFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [TestCase("""{"id":"2","name":"b" """)]
    [TestCase("""{"id":"2"} xyz""")]
    [TestCase("""{"id":"2"}{"id":"3"}""")]
    [TestCase("""[{"id":"2"}]""")]
    [TestCase("""{"id":"2","id":"3"}""")]
    [TestCase("""{"id":"2","name":{"a":1}}""")]
    [TestCase("""{'id':'2'}""")]
    [TestCase("""{"id":NaN}""")]
    [TestCase("""{"id":"\ud83d"}""")]
    [TestCase("""null""")]
    public void A_line_that_is_no_flat_object_is_set_aside_with_its_text(string line)
    {
        File.WriteAllText(_folder["rows.json"], $$"""{"id":"1","name":null}{{'\n'}}{{line}}{{'\n'}}{"id":"9","name":"z"}{{'\n'}}""");

        var passed = new JsonGate(["id", "name"]).Pass(_folder["rows.json"], _folder["clean.json"]);

        passed.Faults.Should().Equal(new FileFault("rows.json", 2, line, "no flat JSON object"));
        File.ReadAllText(passed.Path).Should().Be("""{"id":"1","name":null}""" + "\n" + """{"id":"9","name":"z"}""" + "\n");
    }

    [Test]
    public void Numbers_keep_their_spelling()
    {
        File.WriteAllText(_folder["rows.json"], """{"id":1e-07,"name":12345678901234567890.10,"other":1}""");

        var passed = new JsonGate(["id", "name"]).Pass(_folder["rows.json"], _folder["clean.json"]);

        File.ReadAllText(passed.Path).Should().Be("""{"id":"1e-07","name":"12345678901234567890.10"}""" + "\n");
    }

    [Test]
    public void A_file_of_text_alone_is_read_as_it_is()
    {
        File.WriteAllText(_folder["rows.json"], """{"id":"1","name":"a\nb"}""" + "\r\n\n");

        new JsonGate(["id", "name"]).Pass(_folder["rows.json"], _folder["clean.json"]).Path.Should().Be(_folder["rows.json"]);
    }
}
