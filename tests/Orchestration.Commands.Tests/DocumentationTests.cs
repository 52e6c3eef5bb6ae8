using System.Text;
using Orchestration.Commands.Tests.Packed;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Commands.Tests;

/// <summary>Runs the examples of <c>docs/terminal.md</c> and holds them to what they print there; <c>...</c> stands for any lines.</summary>
public class DocumentationTests
{
    [Test]
    public async Task Every_example_prints_what_the_page_says()
    {
        await using var aws = await ScriptedAws.StartAsync();
        var machines = new ScriptedMachines(aws);
        var succeeded = await OwnHistory.RunAsync(broken: false);
        machines.Add(new ScriptedExecution("prox", "2026-11-18-1", succeeded.Events) { There = 1 });
        machines.Add(new ScriptedExecution("prox", "2026-11-19-1", succeeded.Events) { Definition = OwnHistory.Definition });
        machines.Add(await OwnHistory.RunAsync(broken: true));
        aws.On("StartExecution", call => JsonValue.Object(("executionArn", $"arn:aws:states:eu-central-1:111122223333:execution:prox:{call["name"]}"), ("startDate", 1795000000)));
        aws.On("StartSyncExecution", _ => JsonValue.Object(("executionArn", "arn:x"), ("status", "SUCCEEDED"), ("output", """{"sum":3}""")));
        aws.On("StopExecution", _ => JsonValue.Object(("stopDate", 1795000000)));
        using var console = new Console { Time = new InstantTime(new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero)) };
        File.WriteAllText(Path.Combine(console.Directory, "orchestrate.json"), $$"""{"endpointUrl":"{{aws.Url}}"}""");
        var examples = Examples(await File.ReadAllLinesAsync(Path.Combine(SharedData.Repository(), "docs", "terminal.md"))).ToList();

        foreach (var (command, expected) in examples)
        {
            var code = await console.RunAsync([.. Words(command).Skip(1)]);
            var printed = (console.Error + console.Output).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();

            if (code != ExitCode.Succeeded)
            {
                printed.Add($"(exit code {code})");
            }

            Matches(printed, expected).Should().BeTrue($"`{command}` printed:\n{string.Join('\n', printed)}\nand the page says:\n{string.Join('\n', expected)}");
        }

        examples.Should().HaveCountGreaterThan(12);
    }

    [Test]
    public async Task The_table_on_the_page_is_a_picture_of_a_recording()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(SharedData.Repository(), "docs", "terminal.md"));
        var recording = await File.ReadAllTextAsync(Path.Combine(SharedData.Repository(), "tests", "Orchestration.Commands.Tests", "Recordings", "failed.120.utf8.txt"));

        var table = page.Split("```text\n")[1].Split("```")[0];

        table.Should().Contain("slower than usual");
        recording.Split("==== ").Select(picture => picture[(picture.IndexOf('\n', StringComparison.Ordinal) + 1)..]).Should().Contain(table);
    }

    private static IEnumerable<(string Command, List<string> Expected)> Examples(string[] lines)
    {
        var inside = false;
        (string Command, List<string> Expected)? example = null;

        foreach (var line in lines)
        {
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("$ ", StringComparison.Ordinal))
            {
                if (example is { } complete)
                {
                    yield return complete;
                }

                example = null;
                inside = line == "```console" || (inside && line.StartsWith("$ ", StringComparison.Ordinal));

                if (inside && line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    example = (line[2..], []);
                }
            }
            else if (inside)
            {
                example?.Expected.Add(line);
            }
        }
    }

    private static bool Matches(List<string> printed, List<string> expected)
    {
        if (expected is [])
        {
            return printed is [];
        }

        return expected[0] == "..."
            ? Enumerable.Range(0, printed.Count + 1).Any(skipped => Matches(printed[skipped..], expected[1..]))
            : printed is [var first, ..] && first == expected[0] && Matches(printed[1..], expected[1..]);
    }

    // As a shell splits them: by blanks, but not inside single quotes.
    private static List<string> Words(string line)
    {
        var (words, word, quoted) = (new List<string>(), new StringBuilder(), false);

        foreach (var character in line + " ")
        {
            if (character == '\'')
            {
                quoted = !quoted;
            }
            else if (character == ' ' && !quoted)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else
            {
                word.Append(character);
            }
        }

        return words;
    }
}
