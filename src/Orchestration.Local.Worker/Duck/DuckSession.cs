using DuckDB.NET.Data;

namespace Orchestration.Local.Worker.Duck;

/// <summary>One DuckDB in memory, fenced in: its SQL reads and writes below the given folders and nowhere else.</summary>
internal sealed class DuckSession : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly CancellationToken _cancelled;

    private DuckSession(DuckDBConnection connection, CancellationToken cancelled) => (_connection, _cancelled) = (connection, cancelled);

    /// <summary>Opens it, runs the script that gives it Spark's names, and shuts the fence.</summary>
    public static DuckSession Open(DuckOptions options, string? compatibility, CancellationToken cancelled)
    {
        // What DuckDB makes itself as its temporary directory it deletes with everything in it.
        var spill = Path.Combine(options.Temporary, "duckdb-" + Environment.ProcessId);
        Directory.CreateDirectory(options.Temporary);

        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder
        {
            DataSource = DuckDBConnectionStringBuilder.InMemoryDataSource,
            Threads = options.Threads,
            MemoryLimit = options.MemoryLimit,
            TempDirectory = spill,
            PreserveInsertionOrder = options.KeepsOrder,
            AutoinstallKnownExtensions = false,
            AutoloadKnownExtensions = false,
        }.ConnectionString);
        connection.Open();

        var session = new DuckSession(connection, cancelled);
        session.Execute("SET TimeZone = 'UTC'; SET default_null_order = 'nulls_first_on_asc_last_on_desc'; SET enable_progress_bar = true; SET enable_progress_bar_print = false");

        if (compatibility is not null)
        {
            session.Execute(compatibility);
        }

        session.Execute($"SET allowed_directories = [{string.Join(", ", options.Folders.Append(options.Temporary).Select(Literal))}]; SET enable_external_access = false; SET lock_configuration = true");
        return session;
    }

    public static string Literal(string text) => "'" + text.Replace("'", "''") + "'";

    public static string Literals(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Literal)) + "]";

    /// <summary>Runs every statement of a script.</summary>
    public void Execute(string script)
    {
        using var command = new DuckDBCommand(script, _connection);
        Run(command, () => command.ExecuteNonQuery());
    }

    /// <summary>The rows of one statement, taken over by <paramref name="read"/> one by one.</summary>
    public List<T> Query<T>(string sql, Func<DuckDBDataReader, T> read)
    {
        var rows = new List<T>();
        Each(sql, row => rows.Add(read(row)));
        return rows;
    }

    /// <summary>Shows each row of one statement as it comes: no more than a part of them is held.</summary>
    public void Each(string sql, Action<DuckDBDataReader> show)
    {
        using var command = new DuckDBCommand(sql, _connection) { UseStreamingMode = true };

        Run(command, () =>
        {
            using var reader = command.ExecuteReader();

            while (reader.Read())
            {
                show(reader);
            }

            return 0;
        });
    }

    public long Count(string sql) => Query(sql, row => Convert.ToInt64(row.GetValue(0))).Single();

    /// <summary>How far the running statement is, from 0 to 1; less than 0 when nobody knows.</summary>
    public double Progress() => _connection.GetQueryProgress().Percentage / 100;

    public void Dispose() => _connection.Dispose();

    private void Run(DuckDBCommand command, Func<int> run)
    {
        using var registration = _cancelled.Register(command.Cancel);

        // A cancel before the start of a command is lost on it.
        _cancelled.ThrowIfCancellationRequested();

        try
        {
            run();
        }
        catch (Exception) when (_cancelled.IsCancellationRequested)
        {
            throw new OperationCanceledException(_cancelled);
        }
    }
}
