public sealed class Wrong : StateMachine<Order>
{
    protected override End Define(Flow flow, Expr<Order> input)
    {
        flow.Run("Crawl", new StartCrawler { Name = "c" });
    }
}
