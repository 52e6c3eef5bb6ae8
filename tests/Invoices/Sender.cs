using Orchestration;

namespace Invoices;

/// <summary>Who signs an invoice.</summary>
/// <param name="Name">What is signed with.</param>
/// <param name="Discount">What may be taken off, in percent.</param>
[StepData]
public sealed record Sender(string Name, double Discount);
