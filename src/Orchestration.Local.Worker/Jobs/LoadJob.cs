using Orchestration.Local.Worker.Catalog;
using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Sql;
using Orchestration.Local.Worker.Warehouse;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>
/// Loads a layer into the warehouse: each table into staging, as COPY would, then one transaction that checks staging and changes all tables.
/// </summary>
internal static class LoadJob
{
    public static async Task RunAsync(JobContext context)
    {
        var (layer, cancelled, arguments) = (context.Script.From, context.Parent.Cancelled, context.Arguments);
        var staging = arguments["staging_schema"];
        var values = new Dictionary<string, string> { ["staging_schema"] = staging, ["warehouse_schema"] = arguments["warehouse_schema"] };
        var login = await context.Parent.ConnectionAsync(arguments["warehouse_connection"]);
        var scripts = SqlFile.Folder(Path.Combine(context.Script.SqlFolder, "warehouse"));
        var tables = SqlFile.Folder(Path.Combine(context.Script.SqlFolder, layer)).Select(file => file.Table).ToList();
        var scratch = Path.Combine(context.Temporary, $"load-{Environment.ProcessId}");
        Directory.CreateDirectory(scratch);

        try
        {
            using var duck = context.OpenDuck();
            var reader = context.Reader(duck, scratch);
            await using var source = login.Open();
            await using var connection = await source.OpenConnectionAsync(cancelled);
            var warehouse = new WarehouseConnection(connection);
            await warehouse.RunAsync(scripts[0].With(values), cancelled);

            foreach (var table in tables)
            {
                context.Report.Progress(table, 0);
                var name = arguments[layer + "_prefix"] + table;
                var found = context.Catalog.Table(arguments["database"], name);
                var columns = await warehouse.ColumnsAsync(staging, table, cancelled);
                CheckTypes(found, columns, table);
                reader.Parquet(table, arguments["database"], name);
                CheckLengths(duck, columns, table);

                await warehouse.RunAsync($"DELETE FROM {staging}.{table}", cancelled);
                await warehouse.CopyAsync(staging, table, output => CopyAsync(duck, table, Path.Combine(scratch, table + ".csv"), output, cancelled), cancelled);
                values["rows_" + table] = duck.Count($"SELECT count(*) FROM {table}").ToString();
                context.Report.Progress(table, 1);
            }

            foreach (var script in scripts.Skip(1))
            {
                await warehouse.RunAsync(script.With(values), cancelled);
            }

            foreach (var table in tables)
            {
                context.Report.Table("warehouse", table, long.Parse(values["rows_" + table]), new Dictionary<string, long>(), 1);
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    /// <summary>COPY from Parquet goes by position and wants the same number and types.</summary>
    private static void CheckTypes(CatalogTable found, IReadOnlyList<WarehouseColumn> columns, string table)
    {
        if (found.Columns.Length != columns.Count)
        {
            throw new JobException($"COPY {table}: the files have {found.Columns.Length} columns and the table has {columns.Count}.");
        }

        foreach (var (column, target) in found.Columns.Zip(columns))
        {
            if (column.Name != target.Name || DuckTypes.ToWarehouse(column.Type) != target.Type)
            {
                throw new JobException($"COPY {table}: column {column.Name} ({column.Type}) of the files has an incompatible Parquet schema for column {target.Name} ({target.Type}).");
            }
        }
    }

    private static void CheckLengths(DuckSession duck, IReadOnlyList<WarehouseColumn> columns, string table)
    {
        var texts = columns.Where(column => column.Bytes is not null).ToList();

        if (texts.Count == 0)
        {
            return;
        }

        var longest = duck.Query(
            $"SELECT {string.Join(", ", texts.Select(column => $"coalesce(max(strlen({column.Name})), 0)::BIGINT"))} FROM {table}",
            row => Enumerable.Range(0, texts.Count).Select(row.GetInt64).ToArray()).Single();

        if (texts.Zip(longest).FirstOrDefault(pair => pair.Second > pair.First.Bytes) is { First: { } column, Second: var bytes })
        {
            throw new JobException($"COPY {table}: a text of {bytes} bytes is too long for column {column.Name}, VARCHAR({column.Bytes}).");
        }
    }

    private static async Task CopyAsync(DuckSession duck, string table, string path, Stream output, CancellationToken cancelled)
    {
        await using var pipe = RowPipe.Create(path);
        var write = Task.Run(() => duck.Execute($"COPY (SELECT * FROM {table}) TO {DuckSession.Literal(path)} (FORMAT csv, HEADER false)"), cancelled);
        await pipe.CopyToAsync(output, write, cancelled);
    }
}
