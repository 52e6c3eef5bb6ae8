namespace Orchestration.Local;

/// <summary>This machine cannot stand in for AWS as asked; the message says what is wrong and what to do about it.</summary>
public sealed class LocalException(string message, Exception? inner = null) : Exception(message, inner);
