using System.Text.RegularExpressions;
using Orchestration.Local.Worker.Sources;
using Orchestration.Local.Worker.Sql;
using Orchestration.Local.Worker.Warehouse;
using Orchestration.Tests.Shared;

namespace Orchestration.Local.Worker.Tests.Sql;

/// <summary>Holds the jobs' SQL in the subset that Spark and DuckDB understand in the same way, and the warehouse's in that of Redshift and PostgreSQL.</summary>
internal sealed partial class ProxSqlTests
{
    private static readonly string[] SharedFunctions =
        ["cast", "coalesce", "concat_ws", "lower", "md5", "nullif", "regexp_like", "replace", "row_number", "substring", "trim", "try_cast", "year"];

    private static readonly Dictionary<string, string[]> MayCall = new()
    {
        ["10_dim_date.sql"] = ["cast", "day", "dayofweek", "max", "min", "month", "quarter", "range", "weekofyear", "year"],
        ["20_dim_location.sql"] = ["coalesce", "min"],
        ["30_dim_user.sql"] = [],
        ["40_dim_service.sql"] = [],
        ["50_dim_dispute.sql"] = ["cast"],
        ["60_dim_review.sql"] = ["cast"],
        ["90_fact_booking.sql"] = ["cast", "coalesce", "day", "min", "month", "row_number", "year"],
    };

    private static readonly string[] Keywords = ["as", "from", "in", "over", "and", "or", "by", "decimal", "r", "when", "then", "on", "typed", "judged", "marked", "ranked"];

    private static string SqlFolder => Path.Combine(SharedData.Repository(), "glue-jobs", "prox", "sql");

    private static IEnumerable<string> SharedFiles => Directory.GetFiles(SqlFolder, "*.sql", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(SqlFolder, file))
        .Where(file => file.StartsWith("silver", StringComparison.Ordinal) || file.StartsWith("gold", StringComparison.Ordinal));

    [TestCaseSource(nameof(SharedFiles))]
    public void A_file_calls_only_functions_that_both_engines_agree_on(string file)
    {
        var calls = Call().Matches(Bare(file)).Select(match => match.Groups[1].Value.ToLowerInvariant()).Distinct().Except(Keywords);

        calls.Except(MayCall.GetValueOrDefault(Path.GetFileName(file), SharedFunctions)).Should().BeEmpty();
    }

    [TestCaseSource(nameof(SharedFiles))]
    public void A_file_holds_nothing_that_one_engine_lacks_or_reads_in_another_way(string file)
    {
        var text = File.ReadAllText(Path.Combine(SqlFolder, file));
        var bare = Bare(file);

        text.Should().NotContain("\\").And.NotContain("`").And.NotContain("''''");
        Literal().Matches(text).Should().NotContain(match => match.Value.Contains("''", StringComparison.Ordinal) && match.Value.Length > 2, "a doubled quote is dropped by Spark");
        Forbidden().Matches(bare).Select(match => match.Value).Should().BeEmpty();
        bare.Should().NotContain("\"", "quoted names are texts for Spark");
        Regex.Matches(bare, @"\btrim\s*\((?!BOTH ' ' FROM )", RegexOptions.IgnoreCase).Should().BeEmpty("trim alone takes other spaces on each engine");
        Regex.Matches(bare, @"ORDER BY[^)]*").Select(match => match.Value).Where(order => !order.Contains("NULLS", StringComparison.Ordinal)).Should().BeEmpty("engines differ in where nulls go");
        Literal().Matches(text).Select(match => match.Value).Where(literal => literal.StartsWith("'^", StringComparison.Ordinal) && !literal.EndsWith(";$'", StringComparison.Ordinal))
            .Should().BeEmpty("a pattern ends with the sentinel, since $ also matches before a last line break");
    }

    [TestCaseSource(nameof(SharedFiles))]
    public void A_file_says_what_it_makes_and_reads_the_tables_that_it_names(string file)
    {
        var parsed = SqlFile.Parse(file, File.ReadAllText(Path.Combine(SqlFolder, file)));

        parsed.Layer.Should().Be(Path.GetDirectoryName(file));
        Path.GetFileNameWithoutExtension(file).Should().EndWith("_" + parsed.Table);
        parsed.Columns.Should().NotBeEmpty();
        parsed.Header.Should().ContainKey("key");
        Table().Matches(parsed.Text).Select(match => match.Value).Distinct().Should().BeEquivalentTo(parsed.Inputs.Select(input => input.Replace('.', '_')));
    }

    [Test]
    public void Bronze_names_every_column_of_the_source_but_the_password()
    {
        var source = SourceTables.Of("prox").Tables.ToDictionary(table => table.Name);
        var bronze = SqlFile.Folder(Path.Combine(SqlFolder, "bronze"));

        bronze.Select(file => file.Table).Should().BeEquivalentTo(source.Keys);

        foreach (var file in bronze)
        {
            var selected = Regex.Matches(file.Text, "CAST\\(\"?(\\w+)\"? AS TEXT\\) AS (\\w+)");
            selected.Select(match => match.Groups[1].Value).Should().Equal(source[file.Table].Columns.Where(column => column != "password"));
            selected.Select(match => match.Groups[2].Value).Should().Equal(file.Columns.Select(column => column.Name));
        }
    }

    [Test]
    public void Every_table_of_gold_has_its_place_in_the_warehouse_with_the_same_columns()
    {
        var tables = File.ReadAllText(Path.Combine(SqlFolder, "warehouse", "10_tables.sql"));

        foreach (var file in SqlFile.Folder(Path.Combine(SqlFolder, "gold")))
        {
            var created = Regex.Match(tables, $@"\{{warehouse_schema\}}\.{file.Table} \(\n(.*?),\n  PRIMARY KEY \((\w+)\)", RegexOptions.Singleline);
            created.Groups[1].Value.Split(",\n").Select(line => line.Trim().Split(' ')[0]).Should().Equal(file.Columns.Select(column => column.Name));
            created.Groups[2].Value.Should().Be(file.Header["key"]);
        }
    }

    [Test]
    public void The_warehouse_takes_what_it_is_given_in_one_transaction_the_fact_last()
    {
        var statements = new WarehouseSql().Translate(File.ReadAllText(Path.Combine(SqlFolder, "warehouse", "20_swap.sql"))
            .Replace("{warehouse_schema}", "public", StringComparison.Ordinal).Replace("{staging_schema}", "staging", StringComparison.Ordinal));

        statements[0].Should().Be("BEGIN");
        statements[^1].Should().Be("COMMIT");
        statements[^2].Should().Be("INSERT INTO public.fact_booking SELECT * FROM staging.fact_booking");
        statements.Skip(1).SkipLast(1).Should().OnlyContain(statement => Regex.IsMatch(statement, "^(SELECT|DELETE FROM|INSERT INTO) "));
    }

    // Comments and literals hide no functions, but may look like some.
    private static string Bare(string file) => Regex.Replace(
        string.Join('\n', File.ReadAllLines(Path.Combine(SqlFolder, file)).Where(line => !line.StartsWith("--", StringComparison.Ordinal))),
        "'[^']*'",
        literal => literal.Value == "' '" ? literal.Value : "'?'");

    [GeneratedRegex(@"\b([A-Za-z_]\w*)\s*\(")]
    private static partial Regex Call();

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\b(bronze|silver|gold)_[a-z_]+\b")]
    private static partial Regex Table();

    [GeneratedRegex(@"\b(RLIKE|DIV|LATERAL|QUALIFY|EXCLUDE|REPLACE \(|INTERVAL|TRUNC|MERGE|INSERT|LEFT (SEMI|ANTI)|EXTRACT|STRING_AGG|FILTER|IGNORE NULLS)\b|<=>|//|::", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
