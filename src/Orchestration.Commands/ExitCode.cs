namespace Orchestration.Commands;

/// <summary>What the commands return to the shell.</summary>
public static class ExitCode
{
    /// <summary>The execution succeeded, or the command did what it was asked.</summary>
    public const int Succeeded = 0;

    /// <summary>The execution failed, or a check found a difference.</summary>
    public const int Failed = 1;

    /// <summary>The command line, the input or the configuration is wrong; nothing was started.</summary>
    public const int Usage = 2;

    /// <summary>The execution ended TIMED_OUT.</summary>
    public const int TimedOut = 4;

    /// <summary>The execution ended ABORTED.</summary>
    public const int Aborted = 5;

    /// <summary>The command's own <c>--timeout</c> ran out; the execution goes on.</summary>
    public const int OwnTimeout = 124;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
