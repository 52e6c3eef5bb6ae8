using Orchestration;
using Orchestration.Services.Glue;
using Orchestration.Services.Sns;

namespace Examples;

public sealed record ReportInput(string Day);

public sealed class NightlyReport(string topic) : StateMachine<ReportInput>
{
    protected override End Define(Flow flow, Expr<ReportInput> input)
    {
        var day = input.Get(report => report.Day);

        flow.Run("Build the report", new StartJobRun { JobName = "report-job", Arguments = { ["--day"] = day } }.Sync(), retry: [GlueRetry.Jobs]);
        flow.Run("Tell the team", new Publish { TopicArn = topic, Message = $"The report of {day} is there." });
        return flow.Succeed("Reported");
    }
}
