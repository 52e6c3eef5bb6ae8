using System.Diagnostics;
using System.Globalization;

namespace Orchestration.Workloads;

/// <summary>What a workload costs when it is warm: the median of five rounds, in CPU time.</summary>
internal sealed record Measurement(Workload Workload, double CpuSeconds, double Bytes, double PeakMebibytes)
{
    public static Measurement Of(Workload workload)
    {
        workload.Check();
        var clock = Stopwatch.StartNew();

        while (clock.Elapsed.TotalSeconds < 1)
        {
            workload.Run();
        }

        GC.Collect();
        var (rounds, allocated, runs) = (new List<double>(), GC.GetTotalAllocatedBytes(true), 0);

        for (var round = 0; round < 5; round++)
        {
            var (done, began) = (0, Environment.CpuUsage.TotalTime);
            clock.Restart();

            do
            {
                workload.Run();
                done++;
            }
            while (clock.Elapsed.TotalSeconds < 0.4);

            rounds.Add((Environment.CpuUsage.TotalTime - began).TotalSeconds / done);
            runs += done;
        }

        var bytes = (GC.GetTotalAllocatedBytes(true) - allocated) / (double)runs;
        return new(workload, rounds.Order().ElementAt(2), bytes, Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0);
    }

    public override string ToString()
    {
        var transitions = Workload.Transitions * Workload.Executions;
        return string.Create(CultureInfo.InvariantCulture,
            $"{Workload.Id,-9}{transitions,12}{CpuSeconds / transitions * 1e6,15:0.000}{CpuSeconds * 1e3,10:0.00}{Bytes / transitions,18:0}{PeakMebibytes,10:0}");
    }
}
