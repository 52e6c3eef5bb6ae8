using System.Diagnostics;
using System.Globalization;

namespace Orchestration.Benchmarks;

/// <summary>Measures things in turns and keeps the best turn of each, so that a busy machine disturbs all alike.</summary>
internal static class Turns
{
    private const int Rounds = 200;
    private const int Repetitions = 20;

    public static void OfJson()
    {
        var json = new JsonBenchmarks();
        json.Read();

        foreach (var (name, microseconds) in Best(
            ("read", () => json.ReadValue()),
            ("JsonDocument.Parse", () => json.ReadJsonDocument()),
            ("write", () => json.WriteValue()),
            ("JsonDocument.WriteTo", () => json.WriteJsonDocument())))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22}{microseconds,8:F0} µs"));
        }
    }

    private static IEnumerable<(string Name, double Microseconds)> Best(params (string Name, Action Run)[] all)
    {
        var best = all.ToDictionary(one => one.Name, _ => double.MaxValue);

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (name, run) in all)
            {
                var started = Stopwatch.GetTimestamp();

                for (var i = 0; i < Repetitions; i++)
                {
                    run();
                }

                best[name] = Math.Min(best[name], Stopwatch.GetElapsedTime(started).TotalMicroseconds / Repetitions);
            }
        }

        return all.Select(one => (one.Name, best[one.Name]));
    }
}
