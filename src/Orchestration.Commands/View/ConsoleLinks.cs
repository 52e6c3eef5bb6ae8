namespace Orchestration.Commands.View;

/// <summary>Where AWS's console shows executions, jobs and logs.</summary>
/// <param name="region">The region of the execution.</param>
internal sealed class ConsoleLinks(string region)
{
    private readonly string _console = $"https://{region}.console.aws.amazon.com";

    public string Execution(string executionArn) => $"{_console}/states/home?region={region}#/v2/executions/details/{executionArn}";

    public string JobRun(string job, string run) => $"{_console}/gluestudio/home?region={region}#/job/{Uri.EscapeDataString(job)}/run/{Uri.EscapeDataString(run)}";

    /// <summary>What a job's run writes while it runs.</summary>
    public string JobOutput(string run) => JobLog("output", run);

    /// <summary>What says why a job's run failed.</summary>
    public string JobErrors(string run) => JobLog("error", run);

    private string JobLog(string kind, string run) => $"{_console}/cloudwatch/home?region={region}#logsV2:log-groups/log-group/$252Faws-glue$252Fjobs$252F{kind}/log-events/{Uri.EscapeDataString(run)}";
}
