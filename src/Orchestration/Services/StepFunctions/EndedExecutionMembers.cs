namespace Orchestration.Services.StepFunctions;

/// <summary>The members of a run-time <see cref="EndedExecution{TOutput}"/>.</summary>
public static class EndedExecutionMembers
{
    extension<TOutput>(Expr<EndedExecution<TOutput>> value)
    {
        /// <summary>Its ARN.</summary>
        public Expr<string> ExecutionArn => value.Member<string>("ExecutionArn");

        /// <summary>Its name.</summary>
        public Expr<string> Name => value.Member<string>("Name");

        /// <summary><c>SUCCEEDED</c>.</summary>
        public Expr<string> Status => value.Member<string>("Status");

        /// <summary>What it ended with.</summary>
        public Expr<TOutput> Output => value.Member<TOutput>("Output");
    }
}
