using Orchestration;

namespace Invoices;

/// <summary>Who signs an invoice.</summary>
[StepData]
public sealed record Sender(string Name, double Discount);
