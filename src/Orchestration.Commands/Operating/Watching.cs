using System.Collections.Immutable;
using System.Globalization;
using Amazon.StepFunctions.Model;
using Orchestration.Aws;
using Orchestration.Commands.View;
using Orchestration.Runtime;

namespace Orchestration.Commands.Operating;

/// <summary>How an execution is to be watched.</summary>
internal sealed record Watching
{
    /// <summary>JSON lines instead of words.</summary>
    public bool Json { get; init; }

    /// <summary>The log of each job beside its state.</summary>
    public bool Logs { get; init; }

    /// <summary>Leaves out what is over and went well.</summary>
    public bool Compact { get; init; }

    /// <summary>How long former runs took, where it is shown.</summary>
    public bool Medians { get; init; }

    /// <summary>When to give up; the execution goes on.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Watches the execution to its end and returns what the shell gets.</summary>
    public async Task<int> RunAsync(Remote remote, string executionArn, CancellationToken cancellationToken, bool redriven = false)
    {
        var environment = remote.Context.Environment;
        var arn = MachineArn.Parse(executionArn) ?? throw new CommandException($"'{executionArn}' is not the ARN of an execution.");
        var express = arn.Kind is "express";
        var described = express ? null : await remote.CallAsync(
            "DescribeExecution",
            sfn => sfn.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = executionArn, IncludedData = "METADATA_ONLY" }, cancellationToken)).ConfigureAwait(false);
        var definition = express ? null : await DefinitionAsync(remote, executionArn, cancellationToken).ConfigureAwait(false);
        var subject = new ViewSubject
        {
            Machine = arn.Machine,
            Execution = arn.ExecutionName,
            Arn = executionArn,
            Links = remote.IsAws ? new ConsoleLinks(arn.Region) : null,
            Outline = MachineOutline.Of(definition),
        };
        using var screen = new ExecutionScreen(subject, environment, Json, Compact, environment.Time.GetUtcNow);
        using var timeout = Timeout is { } most ? new CancellationTokenSource(most, environment.Time) : new CancellationTokenSource();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(either.Token);
        var former = Medians && screen.IsLive && described?.StateMachineArn is { } machine ? new FormerRuns(remote, screen).ShowAsync(machine, executionArn, over.Token) : Task.CompletedTask;

        try
        {
            var follow = express
                ? new ExpressTail(remote, screen).FollowAsync(executionArn, either.Token)
                : new Tail(remote, screen, Logs, jobs: subject.Links is not null && environment.ShowsLinks).FollowAsync(executionArn, described?.RedriveCount ?? (redriven ? 1 : 0), either.Token);
            await follow.ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            screen.End(new ViewEnd { ExitCode = ExitCode.Interrupted, Detached = "Detached: the execution goes on.", Next = WaysBack(remote, executionArn) });
            return !Json && arn.Kind is "execution" && await new StopQuestion(environment).IsAnsweredYesAsync().ConfigureAwait(false)
                ? await StopAsync(remote, executionArn).ConfigureAwait(false)
                : ExitCode.Interrupted;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            screen.End(new ViewEnd { ExitCode = ExitCode.OwnTimeout, Detached = $"Stopped watching after {Duration.Text(Timeout!.Value)}: the execution goes on.", Next = WaysBack(remote, executionArn) });
            return ExitCode.OwnTimeout;
        }
        catch (RemoteException failure)
        {
            if (Json)
            {
                await environment.Error.WriteLineAsync($"{remote.Context.Host.Name}: {failure.Message}").ConfigureAwait(false);
            }

            screen.End(new ViewEnd { ExitCode = failure.ExitCode, Detached = failure.Message, Next = [Line(remote, "tail", executionArn)] });
            return failure.ExitCode;
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await former.ConfigureAwait(false);
        }

        var status = screen.Root.View.Status;
        screen.End(new ViewEnd
        {
            ExitCode = ExitCodes.Of(status),
            Links = status is ExecutionStatus.Succeeded || subject.Links is null ? [] : [.. Links(subject.Links, screen.Root)],
            Next = status is ExecutionStatus.Succeeded ? [] : [.. Next(remote, screen.Root, definition)],
        });
        return ExitCodes.Of(status);
    }

    /// <summary>The lines to type after a failure: what goes on where it failed, then what shows more.</summary>
    public static IEnumerable<string> Next(Remote remote, ViewNode root, string? definition)
    {
        var executionArn = root.Subject.Arn!;
        var arn = MachineArn.Parse(executionArn)!.Value;

        if (root.View.EndedInFail)
        {
            // A redrive would enter the Fail state again, and fail again.
            if (root.View.FailedRow is { Parent: null } failed && Resuming.Takes(definition))
            {
                yield return Resuming.Line(remote, arn, Resuming.StepOf(definition, failed.Name));
            }
        }
        else if (arn.Kind is "execution")
        {
            yield return Line(remote, "redrive", executionArn);
        }

        if (root.FailedAtLast is { View.FailedInnermost: { } row, Subject.Arn: { } shown } && arn.Kind is "execution")
        {
            yield return $"{Line(remote, "show", shown)} --state {Shell.Quote(row.Name)}";
        }
    }

    private static ImmutableArray<string> WaysBack(Remote remote, string executionArn) => [Line(remote, "tail", executionArn), Line(remote, "stop", executionArn)];

    private static string Line(Remote remote, string verb, string executionArn) => $"{remote.Context.Host.Name} {verb} {executionArn}{remote.OptionsToRepeat}";

    // It was asked for by a person who has cancelled everything else.
    private static async Task<int> StopAsync(Remote remote, string executionArn)
    {
        await remote.CallAsync("StopExecution", sfn => sfn.StopExecutionAsync(new StopExecutionRequest { ExecutionArn = executionArn }, CancellationToken.None)).ConfigureAwait(false);
        await remote.Context.Environment.Output.WriteLineAsync($"Stopped {executionArn}.").ConfigureAwait(false);
        return ExitCode.Aborted;
    }

    /// <summary>Where to look after a failure: at the job that failed and its log, and at the execution.</summary>
    public static IEnumerable<Link> Links(ConsoleLinks links, ViewNode root)
    {
        var view = root.FailedAtLast.View;
        var facts = FailureCause.Read(view.FailedInnermost?.Cause ?? view.Cause).Facts;

        if (facts.FirstOrDefault(fact => fact.Name is "JobName") is { Value: { } job } && facts.FirstOrDefault(fact => fact.Name is "Id" or "JobRunId") is { Value: { } run })
        {
            yield return new("run", $"{job} {run}", links.JobRun(job, run));
            yield return new("log", $"what {run} wrote", links.JobErrors(run));
        }

        yield return new("console", root.Subject.Execution, links.Execution(root.Subject.Arn!));
    }

    private static async Task<string?> DefinitionAsync(Remote remote, string executionArn, CancellationToken cancellationToken)
    {
        try
        {
            var machine = await remote.CallAsync(
                "DescribeStateMachineForExecution",
                sfn => sfn.DescribeStateMachineForExecutionAsync(new DescribeStateMachineForExecutionRequest { ExecutionArn = executionArn }, cancellationToken)).ConfigureAwait(false);
            return machine.Definition;
        }
        catch (RemoteException failure) when (failure.Failure.Kind is not AwsFailureKind.Expired)
        {
            // It only adorns the view.
            return null;
        }
    }

    /// <summary>A span as a person types it: <c>90s</c>, <c>15m</c>, <c>2h</c>.</summary>
    public static TimeSpan? TimeoutOf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var unit = text.Length > 0 ? text[^1] : ' ';

        if (double.TryParse(unit is >= '0' and <= '9' ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            switch (unit)
            {
                case 's' or (>= '0' and <= '9'):
                    return TimeSpan.FromSeconds(number);
                case 'm':
                    return TimeSpan.FromMinutes(number);
                case 'h':
                    return TimeSpan.FromHours(number);
            }
        }

        throw new CommandException($"--timeout takes a span such as 90s, 15m or 2h, not '{text}'.");
    }
}
