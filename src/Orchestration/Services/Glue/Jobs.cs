using Orchestration.Resources;

namespace Orchestration.Services.Glue;

/// <summary>Starting the jobs of a system.</summary>
public static class Jobs
{
    extension(Job job)
    {
        /// <summary>Starts a run and does not wait for its end.</summary>
        /// <param name="arguments">The run's own arguments, which win over those of the job.</param>
        public StartJobRun Start(params IEnumerable<(string Name, Expr<string> Value)> arguments) =>
            new() { JobName = job.DeployedName, Arguments = arguments.ToDictionary(argument => argument.Name, argument => argument.Value) };

        /// <summary>Starts a run and waits until it has ended; it fails if the run failed.</summary>
        /// <param name="arguments">The run's own arguments, which win over those of the job.</param>
        public ServiceTask<JobRun> Run(params IEnumerable<(string Name, Expr<string> Value)> arguments) => job.Start(arguments).Sync();
    }
}
