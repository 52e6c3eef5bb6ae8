using System.Diagnostics;
using System.Text.Json;
using FluentAssertions.Execution;
using Orchestration.Local.Worker.Tests.Files;
using Orchestration.Tests.Shared;

namespace Orchestration.Local.Worker.Tests.Spark;

[Category("Spark")]
internal sealed class OddFilesOnSparkTests
{
    [Test]
    public async Task No_record_of_an_odd_file_is_lost_or_shifted_without_a_word()
    {
        var home = await SparkFixture.FindAsync();
        var cases = OddCase.Read(SharedData.Path("data/broken/cases.jsonl")).ToDictionary(odd => odd.Id);
        using var folder = new ScratchFolder();
        var asked = cases.Values.Select((odd, index) => new { id = odd.Id, format = odd.Format, locations = odd.Write(folder[$"case-{index}"]) }).ToList();
        File.WriteAllText(folder["cases.json"], JsonSerializer.Serialize(asked));

        var start = new ProcessStartInfo(home.Python, [Path.Combine(AppContext.BaseDirectory, "Spark", "odd_files.py"), folder["cases.json"]])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment["PYTHONPATH"] = string.Join(
            Path.PathSeparator, [Path.Combine(SharedData.Repository(), "glue-jobs", "prox"), Path.Combine(AppContext.BaseDirectory, "Glue", "Python"), .. home.PythonPath]);
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["PYSPARK_PYTHON"] = home.Python;
        start.Environment["PYSPARK_SUBMIT_ARGS"] = "--master local[2] --driver-memory 1g --conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=1 pyspark-shell";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteLineAsync("{}");
        await process.StandardInput.FlushAsync();
        var answers = new List<JsonElement>();

        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith('{'))
            {
                answers.Add(JsonDocument.Parse(line).RootElement);
            }
        }

        answers.Should().HaveCount(cases.Count, await errors);
        var failed = new List<string>();
        using var all = new AssertionScope();

        foreach (var answer in answers)
        {
            var odd = cases[answer.GetProperty("id").GetString()!];

            if (answer.TryGetProperty("failed", out _))
            {
                failed.Add(odd.Id);
                continue;
            }

            odd.Judge(
                [.. answer.GetProperty("rows").EnumerateArray().Select(row => string.Join('|', row.EnumerateArray().Select(value => value.GetString() ?? "<null>")))],
                answer.GetProperty("rejects").GetArrayLength());
        }

        failed.Should().NotContain(["csv/ok", "csv/few", "csv/q_esc", "csv/crlf", "csv/badutf8", "json/ok", "json/broken"]);
        failed.Count.Should().BeLessThan(60);
    }
}
