namespace Orchestration.Fuzz;

/// <summary>A law that does not hold.</summary>
internal sealed class FindingException(string message) : Exception(message);
