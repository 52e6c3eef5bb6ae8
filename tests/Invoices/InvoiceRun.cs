using Orchestration;

namespace Invoices;

/// <summary>What invoicing is started with.</summary>
/// <param name="LogicalDate">The day that is invoiced.</param>
/// <param name="Customers">How many customers there are.</param>
/// <param name="Currency">What is paid in.</param>
/// <param name="DryRun">Whether nothing is sent.</param>
/// <param name="Sender">Who signs.</param>
[StepData]
public sealed record InvoiceRun(DateOnly LogicalDate, int Customers, Currency Currency, bool? DryRun, Sender? Sender);
