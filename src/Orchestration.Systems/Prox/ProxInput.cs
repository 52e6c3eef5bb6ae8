namespace Orchestration.Systems.Prox;

/// <summary>What an execution of Prox is started with.</summary>
/// <param name="LogicalDate">The date that the run is for: <c>2026-11-25</c>, or a timestamp of that date.</param>
/// <param name="ResumeAt">The step to begin with; the first unless given.</param>
[StepData]
public sealed record ProxInput(string LogicalDate, string? ResumeAt = null);
