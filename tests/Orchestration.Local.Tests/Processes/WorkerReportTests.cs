using Orchestration.Local.Processes;

namespace Orchestration.Local.Tests.Processes;

public class WorkerReportTests
{
    [Test]
    public void A_table_comes_with_its_rejects_by_reason()
    {
        var table = (WorkerReport.Table)WorkerReport.Read("""{"type": "table", "layer": "silver", "table": "bookings", "accepted": 9800, "rejected": {"duplicate": 3}, "files": 2}""")!;

        (table.Layer, table.Name, table.Accepted).Should().Be(("silver", "bookings", 9800L));
        table.Rejected.Should().Equal(("duplicate", 3L));
    }

    [TestCase("Reading 3 files")]
    [TestCase("{not json}")]
    [TestCase("""{"level": "info"}""")]
    [TestCase("""{"type": "something of the script's own"}""")]
    [TestCase("""["type", "table"]""")]
    public void Anything_else_is_a_line_of_the_log(string line) => WorkerReport.Read(line).Should().BeNull();
}
