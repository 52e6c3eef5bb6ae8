using Orchestration.Services.Lambda;

namespace Orchestration.Tests.Authoring.Samples;

/// <summary>Lists that the machine holds: inline, distributed, with more than the item, in batches.</summary>
internal sealed class OverMany : StateMachine<Import, Imported>
{
    protected override End<Imported> Define(Flow flow, Expr<Import> input)
    {
        var rows = flow.ForEach("Each", input.Tables, table => Rows("Count", table));
        var again = flow.ForEachDistributed("Each alone", ItemSource.Of(input.Tables), table => Rows("Count alone", table));
        flow.ForEachDistributed("Each with", ItemSource.Of(input.Tables), with: table => Review.Of(table.Name, input.Bucket.As<string?>()), body: review =>
            flow.Run("Note", new Invoke<Review, int> { FunctionName = "note", Payload = review }).Payload);
        var batches = flow.ForEachBatch("Each two", ItemSource.Of(input.Tables), new() { MaxItems = 2 }, tables => tables.First.Name);

        var (first, last) = flow.Parallel("Both", () => rows.First, () => again.First);
        return flow.Succeed("Done", Imported.Of(first, last.As<int>()));

        Expr<int> Rows(string name, Expr<Table> table) => flow.Run(name, new Invoke<Table, int> { FunctionName = "count", Payload = table }).Payload;
    }
}
