using Orchestration.Services;
using Orchestration.Services.Glue;
using Orchestration.Services.StepFunctions;

namespace Orchestration.Tests.Authoring.Samples;

/// <summary>Distributed Maps over every kind of source, partitions, nested machines and untyped calls.</summary>
internal sealed class ManyFiles : StateMachine<Import>
{
    protected override End Define(Flow flow, Expr<Import> input)
    {
        var sizes = flow.ForEachDistributed("Each object", ItemSource.Objects(input.Bucket, "in/").Take(1000), item => Load("object", item.Key), new()
        {
            MaxConcurrency = 100,
            Tolerate = Tolerance.Items(5),
            Label = "objects",
            Express = false,
            Results = new("results", "runs/") { Transformation = "COMPACT", OutputType = "JSONL" },
        });

        flow.ForEachDistributed(
            "Each row",
            ItemSource.Csv<Table>(input.Bucket, "tables.csv", headers: ["name", "rows"], delimiter: "PIPE"),
            with: row => Review.Of(row.Name, flow.Context.ExecutionId.As<string?>()),
            body: review => Load("row", review.Table));

        flow.ForEachBatch("Each batch", ItemSource.JsonLines<Table>(input.Bucket, "tables.jsonl"), new() { MaxItems = 100, MaxBytes = 200_000 }, tables => Load("batch", tables.First.Name), new() { Express = true });
        flow.ForEachDistributed("Each element", ItemSource.Json<Table>(input.Bucket, "tables.json", "/data/tables"), table => Load("element", table.Name));
        flow.ForEachDistributed("Each line", ItemSource.Csv<Table>(input.Bucket, "more.csv"), table => Load("line", table.Name));
        flow.ForEachDistributed("Each group", ItemSource.Parquet<Table>(input.Bucket, "tables.parquet"), table => Load("group", table.Name));
        flow.ForEachDistributed("Each listed object", ItemSource.Inventory(input.Bucket, "inventory/manifest.json"), item => Load("listed object", item.Key));
        flow.ForEachDistributed("Each unloaded row", ItemSource.AthenaManifest<Table>(input.Bucket, "unload-manifest.csv", "PARQUET"), table => Load("unloaded row", table.Name));
        flow.ForEachDistributed("Each unloaded line", ItemSource.AthenaManifest<Table>(input.Bucket, "unload-manifest.csv", "CSV", headers: ["name", "rows"]), table => Load("unloaded line", table.Name));
        flow.ForEachDistributed("Each row of all", ItemSource.InObjects<Table>(input.Bucket, "parts/", "CSV", delimiter: "TAB"), table => Load("row of all", table.Name));
        flow.ForEachDistributed("Each table", ItemSource.Of(input.Tables), table => Load("table", table.Name));

        flow.Run("Add partitions", new BatchCreatePartition
        {
            DatabaseName = "lake",
            TableName = "tables",
            Partitions = [new() { Values = ["2026", input.Bucket], Location = $"s3://{input.Bucket}/year=2026/" }],
        });
        flow.Run("Import the rest", new StartExecution<Import, Imported> { StateMachineArn = "arn:aws:states:eu-west-1:111122223333:stateMachine:rest", Input = input }.Sync());
        flow.Parallel("Tidy up",
        [
            () => flow.Run("Stop", new StopCrawler { Name = "crawler" }, ignore: [GlueError.CrawlerNotRunning]),
            () => flow.Run("Copy", new SdkCall<object>("s3", "copyObject", Permission.OnObjects("b", "s3:PutObject")) { Arguments = copy => copy.Add("Bucket", input.Bucket).Add("Count", sizes.Count) }),
        ]);

        return flow.Succeed("Done");

        Expr<string> Load(string what, Expr<string> name) => flow.Run($"Load {what}", new StartJobRun { JobName = "load", Arguments = { ["--name"] = name } }).JobRunId;
    }
}
