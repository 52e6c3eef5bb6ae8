namespace Orchestration.Local.Processes;

/// <summary>A process that failed, with what it said of that.</summary>
internal sealed class WorkerFailedException(string message) : Exception(message);
