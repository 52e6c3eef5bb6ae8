using Amazon.StepFunctions.Model;
using Orchestration.Commands.View;

namespace Orchestration.Commands.Operating;

/// <summary>Reads how long former runs of a machine took. It only adorns the view: few runs are read, once, without payloads and one after the other, and what cannot be read is left out without a word.</summary>
internal sealed class FormerRuns(Remote remote, ExecutionScreen screen)
{
    private const int Read = 5;

    // A history of more is not worth the calls.
    private const int MostPages = 3;

    /// <summary>Reads them once the execution is on the screen, and puts the medians there.</summary>
    public async Task ShowAsync(string machineArn, string executionArn, CancellationToken cancellationToken)
    {
        try
        {
            await screen.Painted.WaitAsync(cancellationToken).ConfigureAwait(false);
            var page = await remote.CallAsync(
                "ListExecutions",
                sfn => sfn.ListExecutionsAsync(new ListExecutionsRequest { StateMachineArn = machineArn, StatusFilter = "SUCCEEDED", MaxResults = Read + 1 }, cancellationToken)).ConfigureAwait(false);

            // The execution itself may have succeeded meanwhile.
            var former = (page.Executions ?? []).Where(run => run.ExecutionArn != executionArn && run is { StartDate: not null, StopDate: not null }).Take(Read).ToList();

            if (former.Count == 0)
            {
                return;
            }

            screen.Change(() => screen.Root.Subject.Median = UsualTimes.Median(former.Select(run => run.StopDate!.Value - run.StartDate!.Value)));
            var views = new List<ExecutionView>();

            foreach (var run in former)
            {
                if (await ViewAsync(run.ExecutionArn!, cancellationToken).ConfigureAwait(false) is { } view)
                {
                    views.Add(view);
                }
            }

            screen.Change(() => screen.Root.Subject.Usual = UsualTimes.Of(views));
        }
        catch (Exception failure) when (failure is RemoteException or OperationCanceledException)
        {
            // The view goes on without.
        }
    }

    private async Task<ExecutionView?> ViewAsync(string executionArn, CancellationToken cancellationToken)
    {
        var reader = new HistoryReader(remote, executionArn, data: false);
        var view = new ExecutionView();

        for (var page = 0; page < MostPages && !reader.CaughtUp; page++)
        {
            foreach (var happened in await reader.NextAsync(cancellationToken).ConfigureAwait(false))
            {
                view.Add(happened);
            }
        }

        return reader.CaughtUp ? view : null;
    }
}
