namespace Orchestration.Services.StepFunctions;

/// <summary>An execution that has ended well.</summary>
/// <typeparam name="TOutput">What it ended with.</typeparam>
/// <param name="ExecutionArn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>SUCCEEDED</c>.</param>
/// <param name="Output">What it ended with.</param>
public sealed record EndedExecution<TOutput>(string ExecutionArn, string Name, string Status, TOutput Output);
