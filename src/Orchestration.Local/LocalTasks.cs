using Orchestration.Local.Glue;
using Orchestration.Local.Sns;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local;

/// <summary>The resources that definitions may name on this machine.</summary>
internal sealed class LocalTasks(LocalGlue glue, LocalTopics topics) : ITaskService
{
    private const string Prefix = "arn:aws:states:::";

    private readonly Dictionary<string, Func<TaskRequest, CancellationToken, ValueTask<TaskOutcome>>> _actions = new(StringComparer.Ordinal)
    {
        [Prefix + "glue:startJobRun"] = (request, _) => glue.StartJobRun(request),
        [Prefix + "glue:startJobRun.sync"] = (request, cancellation) => glue.RunJobAsync(request, cancellation),
        [Prefix + "aws-sdk:glue:getJobRun"] = (request, _) => glue.GetJobRun(request),
        [Prefix + "aws-sdk:glue:startCrawler"] = (request, _) => glue.StartCrawler(request),
        [Prefix + "aws-sdk:glue:stopCrawler"] = (request, _) => glue.StopCrawler(request),
        [Prefix + "aws-sdk:glue:getCrawler"] = (request, _) => glue.GetCrawler(request),
        [Prefix + "aws-sdk:glue:batchCreatePartition"] = (request, _) => glue.CreatePartitions(request),
        [Prefix + "sns:publish"] = (request, _) => topics.Publish(request),
    };

    public bool Knows(string resource) => _actions.ContainsKey(resource);

    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken) => _actions.TryGetValue(request.Resource, out var action)
        ? action(request, cancellationToken)
        : throw new TaskException("States.Runtime", $"{request.Resource} has no stand-in on this machine.");
}
