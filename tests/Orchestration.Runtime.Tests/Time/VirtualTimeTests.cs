using Orchestration.Runtime.Time;

namespace Orchestration.Runtime.Tests.Time;

internal sealed class VirtualTimeTests
{
    [Test]
    public void Time_stands_still_while_somebody_holds_it()
    {
        var time = new VirtualTime();
        var rang = false;
        var hold = time.Hold();
        time.After(TimeSpan.FromHours(1), () => rang = true);

        rang.Should().BeFalse();
        time.Elapsed.Should().Be(TimeSpan.Zero);

        hold.Dispose();
        rang.Should().BeTrue();
        time.Elapsed.Should().Be(TimeSpan.FromHours(1));
    }

    [Test]
    public void Timers_fire_by_time_and_those_of_one_moment_in_the_order_in_which_they_were_set()
    {
        var time = new VirtualTime();
        var order = new List<string>();

        using (time.Hold())
        {
            time.After(TimeSpan.FromSeconds(2), () => order.Add($"late at {time.Elapsed.TotalSeconds}"));
            time.After(TimeSpan.FromSeconds(1), () => order.Add($"first at {time.Elapsed.TotalSeconds}"));
            time.After(TimeSpan.FromSeconds(1), () => order.Add($"second at {time.Elapsed.TotalSeconds}"));
        }

        order.Should().Equal("first at 1", "second at 1", "late at 2");
    }

    [Test]
    public void A_timer_that_is_taken_back_does_not_move_time()
    {
        var time = new VirtualTime();

        using (time.Hold())
        {
            time.After(TimeSpan.FromSeconds(1), () => { }).Dispose();
        }

        time.Elapsed.Should().Be(TimeSpan.Zero);
    }

    [Test]
    public void A_periodic_timer_fires_until_it_is_stopped()
    {
        var time = new VirtualTime();
        var times = new List<double>();
        ITimer? timer = null;

        using (time.Hold())
        {
            timer = time.CreateTimer(
                _ =>
                {
                    times.Add(time.Elapsed.TotalSeconds);

                    if (times.Count == 3)
                    {
                        timer!.Dispose();
                    }
                },
                null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10));
        }

        times.Should().Equal(5, 15, 25);
    }

    [Test]
    public async Task A_delay_of_the_clock_costs_no_time()
    {
        var time = new VirtualTime();
        await Task.Delay(TimeSpan.FromDays(40), time);
        time.GetUtcNow().Should().Be(new DateTimeOffset(2026, 2, 10, 0, 0, 0, TimeSpan.Zero));
    }
}
