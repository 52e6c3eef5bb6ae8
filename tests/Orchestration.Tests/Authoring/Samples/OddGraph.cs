using Orchestration.Services.Glue;
using Orchestration.Services.Lambda;
using Orchestration.Services.Sns;

namespace Orchestration.Tests.Authoring.Samples;

/// <summary>Waits of all kinds, loops by marks, many ways, own and scoped failure branches, a task token.</summary>
internal sealed class OddGraph : StateMachine<Import>
{
    private static readonly ErrorName Rejected = new("Rejected");

    protected override End Define(Flow flow, Expr<Import> input)
    {
        var (again, done) = (new Mark(), new Mark());

        flow.WaitUntil("Wait until it may begin", input.NotBefore);
        var tries = flow.Set("No tries yet", Expr.Of(0));

        flow.Place(again);
        flow.Set("One more try", [tries.To(tries + 1)]);
        flow.Wait("Be patient", input.Patience);
        flow.Wait("Take a breath", TimeSpan.FromSeconds(1));

        flow.Choose("How to go on?",
        [
            new(input.Is(i => i.Bucket == "none"), () => flow.Succeed("Nothing to import")),
            new(tries > 3, () => flow.Raise("Tried too often", "TriedTooOften", $"Tried {tries} times")),
            new(input.Reviewer.HasValue(), () => flow.Run(
                "Ask",
                new Invoke<Review, string> { FunctionName = "ask", Payload = Review.Of("all", flow.Context.TaskToken.As<string?>()) }.WaitForTaskToken<string>(),
                heartbeat: TimeSpan.FromHours(1),
                timeout: TimeSpan.FromDays(3),
                catches: [new([Rejected], _ => flow.Succeed("Rejected")), new([ErrorName.Timeout], _ => flow.GoTo(again))])),
        ],
        otherwise: () => flow.GoTo(done));

        flow.OnError(
            body: () => flow.Run("Publish", new Publish { TopicArn = "arn:aws:sns:eu-west-1:111122223333:t", Message = "Begins" }, retry: [SnsRetry.Publishing], ignore: [SnsError.NotFound]),
            handler: failure => flow.Run("Note", new Invoke<string, object> { FunctionName = "note", Payload = $"{failure.State}: {failure.Error}" }));

        flow.Place(done);
        var ran = flow.Run("Load", new StartJobRun { JobName = "load", RoleArn = "arn:aws:iam::111122223333:role/other" }.Sync(), retry: [new(ErrorName.TaskFailed) { MaxAttempts = 1 }], ignore: [GlueError.EntityNotFound], comment: "In the other account");
        flow.Poll("the run", every: TimeSpan.FromSeconds(10), atMost: TimeSpan.FromMinutes(5), new GetJobRun { JobName = "load", RunId = "jr" }, retry: [GlueRetry.Calls], verdict: found =>
            found.JobRun.JobRunState == JobRunState.Running ? Poll.Again
            : found.JobRun.JobRunState == JobRunState.Succeeded ? Poll.Done
            : Poll.Fail("LoadFailed", $"{found.JobRun.Id} ended {found.JobRun.JobRunState}"));

        flow.If("Was it quick?", ran.ExecutionTime < 60, then: () => flow.GoTo(again));
        return flow.Succeed("Done");
    }
}
