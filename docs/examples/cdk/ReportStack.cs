using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Constructs;
using Orchestration.Cdk;

namespace Examples;

public sealed class ReportStack : Stack
{
    public ReportStack(Construct scope, string id)
        : base(scope, id)
    {
        var topic = new Topic(this, "Reports");
        var report = new TypedStateMachine(this, "NightlyReport", new() { Machine = new NightlyReport(topic.TopicArn), Failures = topic });

        report.GrantStartExecution(new AccountRootPrincipal());
        _ = report.MetricFailed();
    }
}
