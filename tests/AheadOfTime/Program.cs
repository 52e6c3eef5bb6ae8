using Orchestration.Asl;
using Orchestration.Commands;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;
using Orchestration.Systems.Prox;

// Published natively and run by .ci/aot: what reflection or code made at run time would break, breaks here.
var failures = 0;

Check("Prox comes back from its own text", () =>
{
    var text = new ProxPipeline(new()).ToAsl();
    return AslWriter.Write(AslReader.Read(text)) == text;
});

foreach (var language in new[] { QueryLanguage.Jsonata, QueryLanguage.JsonPath })
{
    Check($"Prox runs to its end in {language}", () =>
    {
        var time = new VirtualTime();
        var runner = StateMachineRunner.Load(new ProxPipeline(new()).Build(language), new() { Tasks = new Services(), Time = time });
        var result = runner.RunAsync(JsonValue.Parse("""{"logicalDate":"2026-11-20"}""")).GetAwaiter().GetResult();
        Console.WriteLine($"    {result.Status} {result.Error} {result.Cause} after {time.Elapsed}, {result.History.Count} events");
        return result.Status is ExecutionStatus.Succeeded;
    });
}

Check("The command lists its machines", () =>
{
    var output = new StringWriter();
    var host = new CommandHost { Machines = [new() { Name = "prox", ToAsl = () => new ProxPipeline(new()).ToAsl() }] };
    var environment = new CommandEnvironment { Output = output, Error = output, Input = TextReader.Null };
    return host.RunAsync(["machines"], environment, default).GetAwaiter().GetResult() == 0 && output.ToString().Contains("prox", StringComparison.Ordinal);
});

// Members of a type that nobody else reads would be trimmed away.
Check("The members of a machine's input are known", () => string.Join(',', new ProxPipeline(new()).InputMembers.Select(member => member.Name)) == "logicalDate,resumeAt");

// The SDK looks for the clients of SSO and STS by reflection unless it is told of them, which a native program would not survive. It looks once where profiles are, so this comes before any other client.
foreach (var (profile, key) in new[] { ("signed-in", "SSO"), ("role", "ROLE"), ("web", "WEB"), ("process", "PROCESS") })
{
    Check($"The credentials of a profile are found: {profile}", () => CredentialCheck.KeyOf(profile) == key);
}

Check("A client of Step Functions can be made", () =>
{
    using var client = new Amazon.StepFunctions.AmazonStepFunctionsClient("id", "key", Amazon.RegionEndpoint.EUCentral1);
    return client.Config.RegionEndpoint.SystemName == "eu-central-1";
});

return failures;

void Check(string what, Func<bool> holds)
{
    var held = holds();
    failures += held ? 0 : 1;
    Console.WriteLine($"{(held ? "ok" : "FAILED")}  {what}");
}

/// <summary>Services that are always well: every job ends, and every crawl is a new one.</summary>
internal sealed class Services : ITaskService
{
    private int _crawls;

    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        if (request.Resource.EndsWith(":startCrawler", StringComparison.Ordinal))
        {
            _crawls++;
        }

        return new TaskOutcome(request.Resource.Split(':')[^1] switch
        {
            "getCrawler" => JsonValue.Object(("Crawler", JsonValue.Object(
                ("Name", "c"),
                ("State", "READY"),
                ("LastCrawl", JsonValue.Object(("Status", "SUCCEEDED"), ("StartTime", $"2026-11-20T05:00:{_crawls:00}Z")))))),
            "startJobRun.sync" => JsonValue.Parse("""{"Id":"jr_1","JobRunState":"SUCCEEDED","ExecutionTime":1}"""),
            _ => JsonObject.Empty,
        });
    }
}
