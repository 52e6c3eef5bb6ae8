namespace Orchestration.Local.Glue;

/// <summary>A job run that ends FAILED, with Glue's ErrorMessage.</summary>
internal sealed class JobFailedException(string message) : Exception(message);
