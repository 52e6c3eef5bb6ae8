namespace Orchestration.Query.Intrinsics.Functions;

/// <summary>A function that cannot do what it is asked; the message is the sentence that AWS ends its cause with.</summary>
internal sealed class IntrinsicException(string message) : Exception(message);
