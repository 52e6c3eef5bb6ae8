using Orchestration.Query.Json;
using Orchestration.Tests.Shared;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>What the packed tool paints on a real pseudo-terminal, step by step. <c>UPDATE_APPROVED=1 dotnet test --project tests/Orchestration.Commands.Tests -- --filter Name~recorded</c> makes the files.</summary>
[Parallelizable(ParallelScope.All)]
public class RecordingTests
{
    [Test]
    public Task A_machine_that_fails_is_recorded([Values(120, 80)] int columns, [Values] bool unicode) => RecordAsync("failed", columns, unicode, async tool =>
    {
        var former = await Task.WhenAll(Enumerable.Range(1, 6).Select(async number => new ScriptedExecution("prox", $"2026-11-1{number}-1", (await OwnHistory.RunAsync(broken: false, cleaning: 140 + number)).Events)));
        await using var stage = await Stage.SetAsync([await OwnHistory.RunAsync(broken: true)], former);
        await using var recorder = await Recorder.StartAsync(stage, tool, columns, unicode);
        await recorder.StepAsync(10);
        await recorder.ReadFormerAsync("HIST");
        await recorder.StepAsync(45);
        await recorder.StepAsync(100);
        await recorder.StepAsync(250);
        await recorder.StepAsync(310);
        await recorder.StepAsync(560);
        (await recorder.EndAsync(600)).Should().Be(ExitCode.Failed);
        return recorder.Recording;
    });

    [Test]
    public Task A_machine_that_succeeds_is_recorded_compact([Values(120, 80)] int columns, [Values] bool unicode) => RecordAsync("succeeded", columns, unicode, async tool =>
    {
        await using var stage = await Stage.SetAsync([await OwnHistory.RunAsync(broken: false)], []);
        await using var recorder = await Recorder.StartAsync(stage, tool, columns, unicode, "--compact --no-medians");
        await recorder.StepAsync(10);
        await recorder.StepAsync(100);
        await recorder.StepAsync(310);
        await recorder.StepAsync(572);
        (await recorder.EndAsync(600)).Should().Be(ExitCode.Succeeded);
        stage.Aws.CallsOf("ListExecutions").Should().BeEmpty();
        return recorder.Recording;
    });

    [Test]
    public Task Nested_executions_Map_runs_and_logs_are_recorded([Values(120, 80)] int columns, [Values] bool unicode) => RecordAsync("nested", columns, unicode, async tool =>
    {
        var history = await OwnNestedHistory.RunAsync();
        await using var stage = await Stage.SetAsync([history.Outer, history.Inner], []);
        stage.Aws.On("DescribeMapRun", _ => history.MapRun(stage.Now)).On("GetLogEvents", call => OwnNestedHistory.Log(call, stage.Now));
        await using var recorder = await Recorder.StartAsync(stage, tool, columns, unicode, "--logs --no-medians");
        await recorder.StepAsync(20);
        await recorder.StepAsync(60);
        await recorder.StepAsync(100);
        await recorder.StepAsync(150);
        await recorder.StepAsync(200);
        await recorder.StepAsync(255);
        await recorder.StepAsync(280);
        (await recorder.EndAsync(300)).Should().Be(ExitCode.Failed);
        return recorder.Recording;
    });

    [Test]
    public Task A_person_who_presses_Ctrl_C_twice_is_recorded([Values(120, 80)] int columns, [Values] bool unicode) => RecordAsync("interrupted", columns, unicode, async tool =>
    {
        await using var stage = await Stage.SetAsync([await OwnHistory.RunAsync(broken: false)], []);
        stage.Aws.On("StopExecution", _ => JsonValue.Object(("stopDate", 1795000000)));
        await using var recorder = await Recorder.StartAsync(stage, tool, columns, unicode, "--no-medians");
        await recorder.StepAsync(10);
        await recorder.PressAsync("\u0003", "Ctrl-C", "Ctrl-C again stops it.");
        await recorder.PressAsync("\u0003", "Ctrl-C once more", "Stop the execution? [y/N]");
        await recorder.PressAsync("y", "y", $"Stopped {stage.Execution.Arn}.");
        (await recorder.EndAsync("the end")).Should().Be(ExitCode.Aborted);
        stage.Aws.CallsOf("StopExecution").Should().ContainSingle().Which["executionArn"].Should().Be(stage.Execution.Arn);
        return recorder.Recording;
    });

    [Test]
    public async Task A_tool_that_is_told_to_terminate_waits_for_no_key()
    {
        if (Recorder.Missing is { } missing)
        {
            Assert.Ignore($"Skipped: {missing}.");
        }

        await using var stage = await Stage.SetAsync([await OwnHistory.RunAsync(broken: false)], []);
        await using var recorder = await Recorder.StartAsync(stage, PackedTool.Preferred, 80, unicode: false, "--no-medians");
        await recorder.StepAsync(10);
        await recorder.PressAsync("\u0003", "Ctrl-C", "Ctrl-C again stops it.");
        await recorder.PressAsync("\u0003", "Ctrl-C once more", "Stop the execution? [y/N]");

        await recorder.TerminateAsync();

        (await recorder.EndAsync("the end")).Should().Be(ExitCode.Interrupted);
        recorder.Recording.Should().EndWith("Stop the execution? [y/N] n\n");
        stage.Aws.CallsOf("StopExecution").Should().BeEmpty();
    }

    // Both packages show the same.
    private static async Task RecordAsync(string name, int columns, bool unicode, Func<string, Task<string>> record)
    {
        if (Recorder.Missing is { } missing)
        {
            Assert.Ignore($"Skipped: {missing}.");
        }

        var recordings = await Task.WhenAll(new[] { PackedTool.Native, PackedTool.Portable }.OfType<string>().Select(record));

        if (!unicode)
        {
            recordings[0].Should().Match(text => System.Text.Ascii.IsValid(text));
        }

        recordings.Distinct().Should().ContainSingle("the native and the portable package paint the same");
        ApprovedText.Verify(recordings[0], $"tests/Orchestration.Commands.Tests/Recordings/{name}.{columns}.{(unicode ? "utf8" : "ascii")}.txt");
    }
}
