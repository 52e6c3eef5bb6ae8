using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;
using Orchestration.Systems.Prox;

namespace Orchestration.Workloads;

/// <summary>The eight steps of Prox on services that answer at once, in virtual time.</summary>
internal static class ProxWorkload
{
    public static Workload Read(QueryLanguage language)
    {
        var runner = StateMachineRunner.Load(new ProxPipeline(new ProxResources()).Build(language), new() { Time = new VirtualTime(), Seed = 1, Tasks = new Services() });
        var input = JsonValue.Object(("logicalDate", "2026-11-25"));
        var result = runner.Start(input).Describe();
        var transitions = result.History.Count(happened => happened.Type.EndsWith("StateEntered", StringComparison.Ordinal));
        return new(language is QueryLanguage.Jsonata ? "Prox" : "ProxPath", runner, input, result.Output, transitions, executions: 1);
    }

    private sealed class Services : ITaskService
    {
        private readonly Dictionary<string, (int Asked, int Crawls)> _crawlers = [];

        public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(new TaskOutcome(request.Resource switch
        {
            "arn:aws:states:::aws-sdk:glue:startCrawler" => Start(request.Arguments["Name"].AsString()),
            "arn:aws:states:::aws-sdk:glue:getCrawler" => Describe(request.Arguments["Name"].AsString()),
            _ => JsonObject.Empty,
        }));

        private JsonObject Start(string name)
        {
            _crawlers[name] = (0, _crawlers.GetValueOrDefault(name).Crawls + 1);
            return JsonObject.Empty;
        }

        // Three polls to a crawl.
        private JsonObject Describe(string name)
        {
            var (asked, crawls) = _crawlers.GetValueOrDefault(name);
            _crawlers[name] = (asked + 1, crawls);
            var isRunning = crawls > 0 && asked < 2;
            var last = JsonValue.Object(("StartTime", $"2026-01-01T00:00:{(isRunning ? crawls - 1 : crawls) % 60:00}Z"), ("Status", "SUCCEEDED"));
            return JsonObject.Of(("Crawler", JsonValue.Object(("Name", name), ("State", isRunning ? "RUNNING" : "READY"), ("LastCrawl", last))));
        }
    }
}
