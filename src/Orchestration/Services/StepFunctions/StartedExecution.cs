namespace Orchestration.Services.StepFunctions;

/// <summary>An execution that was started.</summary>
/// <param name="ExecutionArn">Its ARN.</param>
public sealed record StartedExecution(string ExecutionArn);
