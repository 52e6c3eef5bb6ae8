namespace Orchestration.Systems.Prox;

/// <summary>The members of a run-time <see cref="ProxInput"/>.</summary>
public static class ProxInputMembers
{
    extension(Expr<ProxInput> value)
    {
        /// <summary>The date that the run is for.</summary>
        public Expr<string> LogicalDate => value.Member<string>("logicalDate");

        /// <summary>The step to begin with.</summary>
        public Expr<string?> ResumeAt => value.Member<string?>("resumeAt");
    }
}
