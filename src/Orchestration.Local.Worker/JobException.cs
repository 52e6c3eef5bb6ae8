namespace Orchestration.Local.Worker;

/// <summary>A job that cannot go on; the message is what Glue would give as the job run's error.</summary>
internal sealed class JobException(string message, Exception? inner = null) : Exception(message, inner);
