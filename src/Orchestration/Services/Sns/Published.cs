namespace Orchestration.Services.Sns;

/// <summary>A message that was published.</summary>
/// <param name="MessageId">The message's id.</param>
public sealed record Published(string MessageId);
