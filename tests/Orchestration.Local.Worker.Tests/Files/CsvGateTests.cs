using System.Text;
using Orchestration.Local.Worker.Files;

namespace Orchestration.Local.Worker.Tests.Files;

internal sealed class CsvGateTests
{
    private ScratchFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new();

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public void A_file_without_faults_is_read_as_it_is()
    {
        var passed = Pass("id,name,amt\n1,\"a \"\"b\"\", c\",\"line\r\nbreak\"\n2,,\"\"\n\n3,x,1");

        passed.Path.Should().Be(_folder["rows.csv"]);
        passed.Records.Should().Be(3);
        passed.Faults.Should().BeEmpty();
    }

    [TestCase("id,name,amt\n1,a,1\n2,b\n3,c,3\n", 3, "2,b", "2 fields instead of 3")]
    [TestCase("id,name,amt\n1,a,1\n2,\"b\n\",2,extra\n3,c,3\n", 3, "2,\"b\n\",2,extra", "4 fields instead of 3")]
    [TestCase("id,name,amt\n1,a,1\n2,b\rb,2\n3,c,3\n", 3, "2,b\rb,2", "a carriage return outside quotes")]
    public void A_record_that_cannot_be_split_is_set_aside_with_its_line_and_text(string text, long line, string broken, string reason)
    {
        var passed = Pass(text);

        passed.Faults.Should().Equal(new FileFault("rows.csv", line, broken, reason));
        passed.Records.Should().Be(2);
        File.ReadAllText(passed.Path).Should().Be("id,name,amt\n1,a,1\n3,c,3\n");
    }

    [TestCase("\n\nid,name,amt\n1,a,1\n")]
    [TestCase("id,name,amt\r\n1,a,1\n")]
    public void What_an_engine_would_stumble_over_is_put_right(string text) => File.ReadAllText(Pass(text).Path).Should().Be("id,name,amt\n1,a,1\n");

    [Test]
    public void Bytes_that_are_no_text_set_their_record_aside()
    {
        File.WriteAllBytes(_folder["rows.csv"], [.. "id,name,amt\n1,Z"u8, 0xFC, .. "rich,1\n2,b,2\n"u8]);

        var passed = new CsvGate(["id", "name", "amt"]).Pass(_folder["rows.csv"], _folder["clean.csv"]);

        passed.Faults.Should().Equal(new FileFault("rows.csv", 2, "1,Z\uFFFDrich,1", "not UTF-8"));
        File.ReadAllText(passed.Path).Should().Be("id,name,amt\n2,b,2\n");
    }

    [TestCase("id,name,amt\n1,\"a,1\n2,b,2\n", "rows.csv is refused: the quote that line 2 opens is never closed.")]
    [TestCase("id,name,amt\n1,\"a\"b,1\n", "rows.csv is refused: line 2 has text after a closing quote.")]
    [TestCase("id,name,amt\n1,a,1\n2,b\"b,2\n", "rows.csv is refused: line 3 has a quote inside a field that does not begin with one.")]
    [TestCase("name,id,amt\na,1,1\n", "rows.csv is refused: its header is name,id,amt; id,name,amt is expected.")]
    [TestCase("", "rows.csv is refused: it has no header; id,name,amt is expected.")]
    [TestCase("\u001f\u008b", "rows.csv is refused: it is compressed (gzip); unpack it first.")]
    public void A_file_that_cannot_be_split_safely_is_refused_by_name(string text, string message)
    {
        File.WriteAllBytes(_folder["rows.csv"], Encoding.Latin1.GetBytes(text));

        FluentActions.Invoking(() => new CsvGate(["id", "name", "amt"]).Pass(_folder["rows.csv"], _folder["clean.csv"]))
            .Should().Throw<JobException>().WithMessage(message);
    }

    [Test]
    public void Records_are_found_wherever_the_reading_buffer_ends()
    {
        var text = new StringBuilder("id,name,amt\n");

        // Together several times the buffer, in records whose lengths share no factor with it.
        for (var row = 0; row < 40_000; row++)
        {
            text.Append(row).Append(",\"").Append('x', row % 97).Append(row % 3 == 0 ? "\"\"" : "\r\n").Append("\",").Append(row % 1000 == 999 ? "1,2\n" : "1\n");
        }

        var passed = Pass(text.ToString());

        passed.Records.Should().Be(39_960);
        passed.Faults.Should().HaveCount(40);
        new CsvGate(["id", "name", "amt"]).Pass(passed.Path, _folder["again.csv"]).Records.Should().Be(39_960);
    }

    private GatedFile Pass(string text)
    {
        File.WriteAllText(_folder["rows.csv"], text);
        return new CsvGate(["id", "name", "amt"]).Pass(_folder["rows.csv"], _folder["clean.csv"]);
    }
}
