using Orchestration.Commands.View;
using Orchestration.Runtime.History;
using Orchestration.Tests.Shared;

namespace Orchestration.Commands.Tests;

public class ExecutionViewTests
{
    [Test]
    public void Every_recorded_history_ends_as_its_last_event_says()
    {
        var count = 0;

        foreach (var recording in RecordedHistories.All())
        {
            var view = new ExecutionView();

            foreach (var happened in recording.Events)
            {
                view.Add(HistoryEvent.FromJson(happened));
            }

            StateText.Of(view.Status).Should().Be(recording.Status, recording.Id);

            count++;

            if (recording.Status == "RUNNING" || !recording.Branches)
            {
                continue;
            }

            view.Rows.Should().OnlyContain(row => row.Open == 0 && row.Retrying == 0, recording.Id);

            if (recording.Status == "SUCCEEDED")
            {
                view.Rows.Last(row => row.Parent is null).Status.Should().Be(StateStatus.Succeeded, recording.Id);
                view.Rows.Should().OnlyContain(row => row.Status == StateStatus.Succeeded || row.Status == StateStatus.Caught || row.Parent != null, recording.Id);
            }
            else
            {
                view.Rows.Should().Contain(row => row.Status == StateStatus.Failed, recording.Id);
                view.FailedRow.Should().NotBeNull(recording.Id);
            }
        }

        if (count == 0)
        {
            SharedData.Path("conformance/aws/cases.jsonl");
        }

        count.Should().BeGreaterThan(300);
    }
}
