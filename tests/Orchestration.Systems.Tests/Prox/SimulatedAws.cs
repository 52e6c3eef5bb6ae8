using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.History;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;
using Orchestration.Systems.Prox;

namespace Orchestration.Systems.Tests.Prox;

/// <summary>Glue and SNS as far as Prox needs them, in virtual time, with faults to order.</summary>
internal sealed class SimulatedAws : ITaskService
{
    private readonly Dictionary<string, SimulatedCrawler> _crawlers = [];
    private readonly Dictionary<string, Queue<TaskException>> _faults = [];
    private readonly Dictionary<string, TaskException> _permanent = [];

    public VirtualTime Time { get; } = new();

    public List<TaskRequest> Requests { get; } = [];

    public List<(string? Subject, string Message)> Inbox { get; } = [];

    /// <summary>Which calls are throttled.</summary>
    public Func<TaskRequest, bool> Throttles { get; set; } = static _ => false;

    public SimulatedCrawler Crawler(string name) => _crawlers.TryGetValue(name, out var crawler) ? crawler : _crawlers[name] = new(Time);

    /// <summary>Makes a state fail: so many times, or for good.</summary>
    public SimulatedAws Fail(string state, string? error, string? cause = "because", int? times = null)
    {
        if (times is { } count)
        {
            _faults[state] = new(Enumerable.Repeat(new TaskException(error, cause), count));
        }
        else
        {
            _permanent[state] = new(error, cause);
        }

        return this;
    }

    public ExecutionResult Run(QueryLanguage language, string input = """{"logicalDate": "2026-11-25"}""")
    {
        var prox = new ProxResources();
        return Run(new ProxPipeline(prox), prox, language, input);
    }

    public ExecutionResult Run(StateMachine machine, ProxResources prox, QueryLanguage language, string input)
    {
        var definition = prox.Fill(machine.ToAsl(language), placeholder => placeholder.Attribute is Resources.ResourceAttribute.Arn
            ? $"arn:aws:sns:us-east-1:123456789012:{placeholder.Resource.Name}"
            : placeholder.Resource.Name);

        var execution = StateMachineRunner
            .Load(Asl.AslReader.Read(definition), new() { Tasks = this, Time = Time, Seed = 7, StateMachineName = "prox" })
            .Start(JsonValue.Parse(input), "run");

        execution.Completion.IsCompleted.Should().BeTrue("nothing in virtual time waits for anybody");
        return execution.Completion.GetAwaiter().GetResult();
    }

    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        Requests.Add(request);

        if (Throttles(request))
        {
            throw new TaskException("Glue.ThrottlingException", "Rate exceeded (Service: Glue, Status Code: 400)");
        }

        if (_permanent.TryGetValue(request.StateName, out var permanent))
        {
            throw permanent;
        }

        if (_faults.TryGetValue(request.StateName, out var faults) && faults.TryDequeue(out var fault))
        {
            throw fault;
        }

        return ValueTask.FromResult<TaskOutcome>(request.Resource.Split(":::")[1] switch
        {
            "glue:startJobRun.sync" => JsonValue.Object(("Id", "jr_1"), ("JobName", request.Arguments["JobName"]), ("JobRunState", "SUCCEEDED"), ("ExecutionTime", 42)),
            "aws-sdk:glue:startCrawler" => Started(request),
            "aws-sdk:glue:stopCrawler" => Stopped(request),
            "aws-sdk:glue:getCrawler" => Crawler(request.Arguments["Name"].AsString()).Describe(request.Arguments["Name"].AsString()),
            "sns:publish" => Published(request),
            var other => throw new TaskException("Unexpected", other),
        });
    }

    private JsonValue Stopped(TaskRequest request)
    {
        Crawler(request.Arguments["Name"].AsString()).Stop();
        return JsonObject.Empty;
    }

    private JsonValue Started(TaskRequest request)
    {
        Crawler(request.Arguments["Name"].AsString()).Start();
        return JsonObject.Empty;
    }

    private JsonValue Published(TaskRequest request)
    {
        var subject = request.Arguments["Subject"] is { IsString: true } given ? given.AsString() : null;
        subject?.Length.Should().BeLessThanOrEqualTo(100);
        subject.Should().MatchRegex("^[ -~]+$");
        Inbox.Add((subject, request.Arguments["Message"].AsString()));
        return JsonValue.Object(("MessageId", $"m-{Inbox.Count}"));
    }
}

internal static class ExecutionResults
{
    /// <summary>The names of the states that were entered, in order.</summary>
    public static IReadOnlyList<string> Path(this ExecutionResult result) =>
        [.. result.History.Select(happened => happened.Details).OfType<HistoryDetails.Entered>().Select(entered => entered.Name)];
}
