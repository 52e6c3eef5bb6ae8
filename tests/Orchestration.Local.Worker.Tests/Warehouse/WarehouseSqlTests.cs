using Orchestration.Local.Worker.Warehouse;

namespace Orchestration.Local.Worker.Tests.Warehouse;

internal sealed class WarehouseSqlTests
{
    [TestCase("CREATE TABLE t (a INT, PRIMARY KEY (a)) DISTSTYLE ALL SORTKEY (a);", "CREATE TABLE t (a INT, PRIMARY KEY (a))")]
    [TestCase("CREATE TABLE t (a INT ENCODE az64, b VARCHAR(9)) DISTKEY (a) COMPOUND SORTKEY (a, b)", "CREATE TABLE t (a INT , b VARCHAR(9))")]
    [TestCase("CREATE TABLE t (a INT) BACKUP NO", "CREATE TABLE t (a INT)")]
    [TestCase("INSERT INTO t SELECT 'RETURNING; TRUNCATE' -- ON CONFLICT\n", "INSERT INTO t SELECT 'RETURNING; TRUNCATE'")]
    public void What_PostgreSQL_lacks_is_taken_off_and_nothing_else(string script, string statement) =>
        new WarehouseSql().Translate(script).Should().ContainSingle().Which.TrimEnd().Should().Be(statement);

    [TestCase("BEGIN; TRUNCATE t; COMMIT", "Redshift commits the transaction in which TRUNCATE runs; write DELETE FROM.")]
    [TestCase("TRUNCATE t", "TRUNCATE cannot be undone on Redshift and is no part of a load; write DELETE FROM.")]
    [TestCase("BEGIN; VACUUM t", "Redshift does not run VACUUM in a transaction.")]
    [TestCase("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING", "Redshift has no ON CONFLICT; write MERGE, or DELETE and INSERT.")]
    [TestCase("DELETE FROM t RETURNING a", "Redshift has no RETURNING.")]
    [TestCase("SELECT count(*) FILTER (WHERE a) FROM t", "Redshift has no FILTER clause.")]
    [TestCase("SELECT DISTINCT ON (a) a FROM t", "Redshift has no DISTINCT ON.")]
    [TestCase("CREATE TABLE t (a jsonb)", "Redshift has no type jsonb.")]
    [TestCase("CREATE INDEX i ON t (a)", "Redshift has no indexes.")]
    public void What_Redshift_lacks_is_refused_in_its_words(string script, string message) =>
        FluentActions.Invoking(() => new WarehouseSql().Translate(script)).Should().Throw<JobException>().WithMessage(message);
}
