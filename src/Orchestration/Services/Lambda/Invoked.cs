namespace Orchestration.Services.Lambda;

/// <summary>A function's answer.</summary>
/// <typeparam name="TAnswer">What it answered.</typeparam>
/// <param name="Payload">What it answered.</param>
/// <param name="StatusCode">200 where it ran.</param>
/// <param name="ExecutedVersion">The version that ran.</param>
public sealed record Invoked<TAnswer>(TAnswer Payload, int StatusCode, string ExecutedVersion);
