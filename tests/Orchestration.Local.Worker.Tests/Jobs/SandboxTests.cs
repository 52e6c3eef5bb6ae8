using DuckDB.NET.Data;
using Orchestration.Local.Worker.Duck;

namespace Orchestration.Local.Worker.Tests.Jobs;

internal sealed class SandboxTests
{
    [TestCase("SELECT count(*) FROM read_csv('/etc/passwd', auto_detect=true)")]
    [TestCase("SELECT count(*) FROM read_text('{lake}2/x')")]
    [TestCase("SELECT count(*) FROM read_text('{lake}/../outside')")]
    [TestCase("COPY (SELECT 1) TO '/tmp/orchestration-outside.csv'")]
    [TestCase("INSTALL httpfs")]
    public void SQL_reads_and_writes_below_the_lake_and_nowhere_else(string sql)
    {
        using var folder = new ScratchFolder();
        Directory.CreateDirectory(folder["lake"]);
        using var duck = DuckSession.Open(new([folder["lake"]], folder["tmp"]), null, default);

        FluentActions.Invoking(() => duck.Execute(sql.Replace("{lake}", folder["lake"], StringComparison.Ordinal)))
            .Should().Throw<DuckDBException>().WithMessage("Permission Error:*");
    }

    [Test]
    public void The_fence_cannot_be_taken_down()
    {
        using var folder = new ScratchFolder();
        using var duck = DuckSession.Open(new([folder.Path], folder["tmp"]), null, default);

        FluentActions.Invoking(() => duck.Execute("SET enable_external_access = true")).Should().Throw<DuckDBException>();
    }
}
