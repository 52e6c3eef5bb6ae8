namespace Orchestration.Services.StepFunctions;

/// <summary>The members of a run-time <see cref="StartedExecution"/>.</summary>
public static class StartedExecutionMembers
{
    extension(Expr<StartedExecution> value)
    {
        /// <summary>Its ARN.</summary>
        public Expr<string> ExecutionArn => value.Member<string>("ExecutionArn");
    }
}
