namespace Orchestration.Services.StepFunctions;

/// <summary>The errors of starting executions. A nested execution that fails is <see cref="ErrorName.TaskFailed"/>, its cause the description of the execution as JSON.</summary>
public static class StepFunctionsError
{
    /// <summary><c>StepFunctions.ExecutionAlreadyExistsException</c>: the name was used in the last 90 days.</summary>
    public static readonly ErrorName ExecutionAlreadyExists = new("StepFunctions.ExecutionAlreadyExistsException");

    /// <summary><c>StepFunctions.ExecutionLimitExceededException</c>: as many executions are open as the account allows.</summary>
    public static readonly ErrorName ExecutionLimitExceeded = new("StepFunctions.ExecutionLimitExceededException");

    /// <summary><c>StepFunctions.StateMachineDoesNotExistException</c>: there is no such machine.</summary>
    public static readonly ErrorName NoSuchMachine = new("StepFunctions.StateMachineDoesNotExistException");

    /// <summary><c>StepFunctions.AWSStepFunctionsException</c>: what a call fails with that has no name of its own, throttling among it.</summary>
    public static readonly ErrorName Unnamed = new("StepFunctions.AWSStepFunctionsException");
}
