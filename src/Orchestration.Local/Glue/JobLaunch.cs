using System.Collections.Immutable;
using Orchestration.Local.Processes;
using Orchestration.Resources;

namespace Orchestration.Local.Glue;

/// <summary>One run of a job as its engine sees it.</summary>
/// <param name="Job">The job.</param>
/// <param name="RunId">The run's id.</param>
/// <param name="Arguments">What Glue would hand to the script.</param>
/// <param name="Report">Hears each report of the process.</param>
internal sealed record JobLaunch(Job Job, string RunId, ImmutableArray<string> Arguments, Action<WorkerReport> Report);
