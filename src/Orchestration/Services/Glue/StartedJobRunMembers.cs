namespace Orchestration.Services.Glue;

/// <summary>The members of a run-time <see cref="StartedJobRun"/>.</summary>
public static class StartedJobRunMembers
{
    extension(Expr<StartedJobRun> value)
    {
        /// <summary>The run's id.</summary>
        public Expr<string> JobRunId => value.Member<string>("JobRunId");
    }
}
