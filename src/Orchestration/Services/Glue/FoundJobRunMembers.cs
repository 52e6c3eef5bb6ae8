namespace Orchestration.Services.Glue;

/// <summary>The members of a run-time <see cref="FoundJobRun"/>.</summary>
public static class FoundJobRunMembers
{
    extension(Expr<FoundJobRun> value)
    {
        /// <summary>The run.</summary>
        public Expr<JobRun> JobRun => value.Member<JobRun>("JobRun");
    }
}
