using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Workloads;

/// <summary>Tasks that answer at once, by the state's name and how often it has asked, as the mocks file says.</summary>
internal sealed class MockedTasks : ITaskService
{
    private readonly Dictionary<string, (JsonValue Answer, int From, int To)[]> _answers = [];
    private readonly Dictionary<string, int> _asked = [];
    private string? _execution;

    public MockedTasks(JsonValue mocks, string machine, string testCase)
    {
        foreach (var (state, name) in mocks["StateMachines"][machine]["TestCases"][testCase].AsObject())
        {
            _answers[state] = [.. mocks["MockedResponses"][name.AsString()].AsObject().Select(answer =>
            {
                var range = answer.Key.Split('-');
                return (answer.Value, int.Parse(range[0]), int.Parse(range[^1]));
            })];
        }
    }

    public ValueTask<TaskOutcome> RunAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        if (_execution != request.ExecutionArn)
        {
            (_execution, _) = (request.ExecutionArn, 0);
            _asked.Clear();
        }

        var asked = _asked.GetValueOrDefault(request.StateName);
        _asked[request.StateName] = asked + 1;
        var answers = _answers[request.StateName];
        var answer = answers.FirstOrDefault(one => one.From <= asked && asked <= one.To, answers[^1]).Answer;
        return answer["Throw"] is { IsObject: true } thrown
            ? throw new TaskException(thrown["Error"].AsString(), thrown["Cause"].AsString())
            : ValueTask.FromResult(new TaskOutcome(answer["Return"]));
    }
}
