using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Protocol;
using Orchestration.Local.Worker.Sql;

namespace Orchestration.Local.Worker.Sources;

/// <summary>
/// Makes the rows of a source at any size: a script of DuckDB's SQL writes a CSV file a table and a ledger of the defects that it planted, the same
/// for the same seed.
/// </summary>
internal static class GenerateCommand
{
    private const string Scratch = ".duckdb";

    public static void Run(CommandLine options, Report report, CancellationToken cancelled)
    {
        var target = Path.GetFullPath(options["out"]);
        var script = SystemFiles.Text(options["system"], "generate.sql");
        var temporary = target + ".new";

        if (Directory.Exists(temporary))
        {
            Directory.Delete(temporary, recursive: true);
        }

        Directory.CreateDirectory(temporary);

        try
        {
            Write(options, script, temporary, cancelled);

            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(temporary, target);
        }
        finally
        {
            foreach (var left in new[] { temporary, temporary + Scratch }.Where(Directory.Exists))
            {
                Directory.Delete(left, recursive: true);
            }
        }

        report.Log($"The source's rows are in {target}.");
    }

    private static void Write(CommandLine options, string script, string temporary, CancellationToken cancelled)
    {
        using var duck = DuckSession.Open(new([temporary], temporary + Scratch) { KeepsOrder = true }, null, cancelled);
        var bookings = options.Number("bookings", 10_000);

        if (bookings is < 1 or > 100_000_000)
        {
            throw new UsageException("--bookings takes a number from 1 to 100000000.");
        }

        duck.Execute($"SET VARIABLE bookings = {bookings}; SET VARIABLE seed = {options.Number("seed", 1)};");

        foreach (var statement in SqlScript.Statements(script))
        {
            duck.Execute(statement.Replace("{folder}", temporary.Replace("'", "''")));
        }
    }
}
