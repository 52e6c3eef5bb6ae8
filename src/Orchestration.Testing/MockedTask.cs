using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Testing;

/// <summary>What one task answers: the first attempt gets the first answer, and so on; the last answer stays.</summary>
public sealed class MockedTask
{
    private readonly List<Answer> _answers = [];
    private readonly Lock _gate = new();
    private int _given;

    internal MockedTask()
    {
    }

    internal bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _answers.Count == 0;
            }
        }
    }

    /// <summary>Answers with <paramref name="result"/>.</summary>
    public MockedTask Returns(JsonValue result) => Returns(_ => result);

    /// <summary>Answers with what <paramref name="result"/> makes of the request; it may throw a <see cref="TaskException"/>.</summary>
    public MockedTask Returns(Func<TaskRequest, JsonValue> result) => Add(result);

    /// <summary>Fails with the error called <paramref name="error"/>.</summary>
    public MockedTask Fails(string error, string? cause = null) => Add(_ => throw new TaskException(error, cause));

    /// <summary>Gives the last answer so far <paramref name="count"/> times before the next one.</summary>
    public MockedTask Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);

        lock (_gate)
        {
            var last = Last();

            for (var i = 1; i < count; i++)
            {
                _answers.Add(last);
            }
        }

        return this;
    }

    /// <summary>Lets the last answer so far take <paramref name="duration"/> of the execution's time.</summary>
    public MockedTask After(TimeSpan duration)
    {
        lock (_gate)
        {
            _answers[^1] = Last() with { Duration = duration };
        }

        return this;
    }

    /// <summary>Forgets all answers, so that others can be given.</summary>
    public MockedTask Reset()
    {
        lock (_gate)
        {
            _answers.Clear();
            _given = 0;
        }

        return this;
    }

    internal async ValueTask<TaskOutcome> AnswerAsync(TaskRequest request, CancellationToken cancellationToken)
    {
        Answer answer;

        lock (_gate)
        {
            answer = _answers[Math.Min(_given++, _answers.Count - 1)];
        }

        if (answer.Duration > TimeSpan.Zero)
        {
            await Task.Delay(answer.Duration, request.Time, cancellationToken).ConfigureAwait(false);
        }

        return answer.Result(request);
    }

    private MockedTask Add(Func<TaskRequest, JsonValue> result)
    {
        lock (_gate)
        {
            _answers.Add(new(result, TimeSpan.Zero));
        }

        return this;
    }

    private Answer Last() => _answers.Count > 0 ? _answers[^1] : throw new InvalidOperationException("There is no answer yet: write Returns(..) or Fails(..) first.");

    private sealed record Answer(Func<TaskRequest, JsonValue> Result, TimeSpan Duration);
}
