using Orchestration.Local.Worker.Catalog;
using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Lake;
using Orchestration.Local.Worker.Protocol;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>What every kind of job is given.</summary>
internal sealed record JobContext(ScriptHeader Script, JobArguments Arguments, LakeFolder Lake, CatalogFile Catalog, string Temporary, Parent Parent, Report Report)
{
    public TableReader Reader(DuckSession duck, string gateFolder) => new(Catalog, Lake, Arguments.Find("logical_date"), Report.Log, duck, gateFolder);

    public DuckSession OpenDuck()
    {
        var compatibility = Path.Combine(Script.SqlFolder, "sql_compat.sql");
        return DuckSession.Open(new([Lake.Root], Temporary), File.Exists(compatibility) ? File.ReadAllText(compatibility) : null, Parent.Cancelled);
    }
}
