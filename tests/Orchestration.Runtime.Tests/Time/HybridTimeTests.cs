using Microsoft.Extensions.Time.Testing;
using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.Time;

internal sealed class HybridTimeTests
{
    [Test]
    public void Time_is_real_while_something_is_under_way_and_timers_fire_in_it()
    {
        var real = new FakeTimeProvider(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        var time = new HybridTime(real);
        var rang = false;

        using (time.Hold())
        {
            time.CreateTimer(_ => rang = true, null, TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
            real.Advance(TimeSpan.FromSeconds(29));
            rang.Should().BeFalse();
            real.Advance(TimeSpan.FromSeconds(1));
            rang.Should().BeTrue();
        }

        time.Skipped.Should().Be(TimeSpan.Zero);
        time.GetUtcNow().Should().Be(new DateTimeOffset(2026, 5, 1, 0, 0, 30, TimeSpan.Zero));
    }

    [Test]
    public void Time_jumps_as_soon_as_nothing_is_under_way()
    {
        var real = new FakeTimeProvider(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        var time = new HybridTime(real);
        DateTimeOffset? rang = null;

        using (time.Hold())
        {
            time.CreateTimer(_ => rang = time.GetUtcNow(), null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
            real.Advance(TimeSpan.FromMinutes(4));
        }

        rang.Should().Be(new DateTimeOffset(2026, 5, 1, 0, 10, 0, TimeSpan.Zero));
        time.Skipped.Should().Be(TimeSpan.FromMinutes(6));
    }

    [Test]
    public void What_was_jumped_over_stays_over()
    {
        var real = new FakeTimeProvider(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        var time = new HybridTime(real);
        time.CreateTimer(_ => { }, null, TimeSpan.FromMinutes(10), Timeout.InfiniteTimeSpan);
        real.Advance(TimeSpan.FromMinutes(1));
        time.GetUtcNow().Should().Be(new DateTimeOffset(2026, 5, 1, 0, 11, 0, TimeSpan.Zero));
    }

    [Test]
    public async Task A_task_that_takes_long_times_out_in_real_time()
    {
        var real = new FakeTimeProvider(new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        var job = new TaskCompletionSource<Orchestration.Runtime.Tasks.TaskOutcome>();
        CancellationToken cancelled = default;
        var tasks = new FunctionTasks((_, cancellationToken) =>
        {
            cancelled = cancellationToken;
            return new(job.Task);
        });
        var execution = Machines.Load(
            """
            {
              "StartAt": "Job",
              "States": { "Job": { "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync", "TimeoutSeconds": 60, "End": true } }
            }
            """,
            new RunnerOptions { Tasks = tasks, Time = new HybridTime(real) }).Start();

        real.Advance(TimeSpan.FromSeconds(59));
        execution.Status.Should().Be(ExecutionStatus.Running);
        cancelled.IsCancellationRequested.Should().BeFalse();

        real.Advance(TimeSpan.FromSeconds(1));
        var result = await execution.Completion;
        (result.Status, result.Error).Should().Be((ExecutionStatus.Failed, "States.Timeout"));
        cancelled.IsCancellationRequested.Should().BeTrue();
    }
}
