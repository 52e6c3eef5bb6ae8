using Orchestration;
using Orchestration.Services.Sns;

namespace Invoices;

/// <summary>Says how many invoices there are and who signs them, unless it is only tried.</summary>
public sealed class Invoicing : StateMachine<InvoiceRun>
{
    /// <inheritdoc />
    public override string Name => "invoicing";

    /// <inheritdoc />
    public override string? Comment => "Sends the invoices of a day";

    /// <inheritdoc />
    protected override End Define(Flow flow, Expr<InvoiceRun> input)
    {
        flow.If("Is it only tried?", input.DryRun.Or(false), then: () => flow.Succeed("Nothing is sent"));
        var sender = input.Sender.Or(Sender.Of(name: "the accounts", discount: 0));
        flow.Run("Announce", new Publish { TopicArn = "arn:aws:sns:eu-central-1:111122223333:invoices", Message = $"{input.Customers} invoices of {input.LogicalDate} in {input.Currency}, signed by {sender.Name}, at a discount of {sender.Discount} %" });
        return flow.Succeed("Done");
    }
}
