namespace Orchestration.Services.Glue;

/// <summary>The members of a run-time <see cref="JobRun"/>.</summary>
public static class JobRunMembers
{
    extension(Expr<JobRun> value)
    {
        /// <summary>The run's id.</summary>
        public Expr<string> Id => value.Member<string>("Id");

        /// <summary>The job's name.</summary>
        public Expr<string> JobName => value.Member<string>("JobName");

        /// <summary>How the run stands.</summary>
        public Expr<JobRunState> JobRunState => value.Member<JobRunState>("JobRunState");

        /// <summary>How many seconds it used its workers.</summary>
        public Expr<int> ExecutionTime => value.Member<int>("ExecutionTime");

        /// <summary>Which attempt it was, from 0.</summary>
        public Expr<int> Attempt => value.Member<int>("Attempt");

        /// <summary>Why it failed; absent where it did not.</summary>
        public Expr<string?> ErrorMessage => value.Member<string?>("ErrorMessage");

        /// <summary>What it used of processing units, where the job scales itself.</summary>
        public Expr<double?> DPUSeconds => value.Member<double?>("DPUSeconds");
    }
}
