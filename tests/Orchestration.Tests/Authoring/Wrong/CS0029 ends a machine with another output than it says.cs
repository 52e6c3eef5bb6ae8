public sealed class Wrong : StateMachine<Order, int>
{
    protected override End<int> Define(Flow flow, Expr<Order> input) => flow.Succeed("Done", input.Id);
}
