using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Orchestration.Fuzz;

/// <summary>Runs targets with texts that a seed determines, and prints one line of JSON for each.</summary>
internal static class FuzzCommand
{
    private const int MostFindings = 20;
    private const int Repetitions = 3;

    public static int Run(string[] args, IReadOnlyList<FuzzTarget> targets)
    {
        var (count, seed, names) = (1_000_000, 1, new List<string>());

        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--count" when i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out count):
                case "--seed" when i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out seed):
                    i++;
                    break;

                case var name when targets.Any(target => target.Name == name):
                    names.Add(name);
                    break;

                default:
                    Console.Error.WriteLine($"usage: Orchestration.Fuzz [{string.Join('|', targets.Select(target => target.Name))}].. [--count n] [--seed n]");
                    return 2;
            }
        }

        var findings = targets.Where(target => names.Count == 0 || names.Contains(target.Name)).Sum(target => Run(target, count, seed));
        return findings == 0 ? 0 : 1;
    }

    private static int Run(FuzzTarget target, int count, int seed)
    {
        var findings = new List<Finding>();
        var (slowest, largest, total) = (TimeSpan.Zero, 0L, Stopwatch.StartNew());
        var number = 0;

        for (; number < count && findings.Count < MostFindings; number++)
        {
            var text = new TextMutator(target, RandomOf(seed, number)).Next();
            var (took, allocated, what) = Try(target, text, number, seed);

            // A busy machine is no finding.
            for (var again = 0; again < Repetitions && took > target.Patience; again++)
            {
                (took, allocated, what) = Try(target, text, number, seed);
            }

            if (what is not null)
            {
                findings.Add(new(number, text, what));
            }

            (slowest, largest) = (took > slowest ? took : slowest, Math.Max(largest, allocated));

            if (took > target.Patience || allocated > target.MostBytes)
            {
                findings.Add(new(number, text, $"took {took.TotalSeconds:F1} s and {allocated >> 20} MiB"));
            }
        }

        using var output = new Utf8JsonWriter(Console.OpenStandardOutput());
        output.WriteStartObject();
        output.WriteString("target", target.Name);
        output.WriteNumber("seed", seed);
        output.WriteNumber("texts", number);
        output.WriteNumber("seconds", Math.Round(total.Elapsed.TotalSeconds, 1));
        output.WriteNumber("slowestMilliseconds", Math.Round(slowest.TotalMilliseconds, 1));
        output.WriteNumber("largestMebibytes", largest >> 20);
        output.WriteStartArray("findings");

        foreach (var finding in findings)
        {
            output.WriteStartObject();
            output.WriteNumber("number", finding.Number);
            output.WriteString("text", finding.Text);
            output.WriteString("what", finding.What);
            output.WriteEndObject();
        }

        output.WriteEndArray();
        output.WriteEndObject();
        output.Flush();
        Console.WriteLine();
        return findings.Count;
    }

    private static (TimeSpan Took, long Allocated, string? What) Try(FuzzTarget target, string text, int number, int seed)
    {
        var (bytes, started, what) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp(), (string?)null);

        try
        {
            target.Take(text, RandomOf(seed, number));
        }
        catch (Exception exception)
        {
            what = $"{exception.GetType().Name}: {exception.Message}";
        }

        return (Stopwatch.GetElapsedTime(started), GC.GetAllocatedBytesForCurrentThread() - bytes, what);
    }

    // Each text has a seed of its own, so that a finding can be repeated alone.
    private static Random RandomOf(int seed, int number) => new(unchecked((seed * 1_000_003) + number));

    private sealed record Finding(int Number, string Text, string What);
}
