namespace Orchestration.Commands;

/// <summary>Ends a command with a message for a person and an exit code, and without a stack trace.</summary>
/// <param name="message">What is wrong and what to do instead.</param>
/// <param name="exitCode">What the shell gets; <see cref="ExitCode.Usage"/> unless said otherwise.</param>
public sealed class CommandException(string message, int exitCode = ExitCode.Usage) : Exception(message)
{
    /// <summary>What the shell gets.</summary>
    public int ExitCode { get; } = exitCode;
}
