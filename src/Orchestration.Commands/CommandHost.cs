using System.CommandLine;
using System.CommandLine.Invocation;
using Orchestration.Asl;
using Orchestration.Commands.Operating;
using Orchestration.Commands.Running;
using Orchestration.Commands.Terminal;
using Orchestration.Commands.Verbs;
using Orchestration.Commands.View;

namespace Orchestration.Commands;

/// <summary>The command that operators use, with one's own machines: <c>return await new CommandHost { Machines = [...] }.RunAsync(args);</c></summary>
public sealed class CommandHost
{
    /// <summary>What the command is called in its help and in the lines it prints to be typed next.</summary>
    public string Name { get; init; } = "orchestrate";

    /// <summary>The machines that are known by name; none for a tool that only operates what is deployed.</summary>
    public IReadOnlyList<HostedMachine> Machines { get; init; } = [];

    /// <summary>What runs a machine on this computer; null for a host that cannot, which then has no <c>run</c>.</summary>
    public ILocalParts? Local { get; init; }

    /// <summary>Runs the command line and returns what the process should return; see <see cref="ExitCode"/>.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        using var signals = new ProcessSignals();
        return await RunAsync(arguments, CommandEnvironment.OfProcess() with { NextInterrupt = signals.NextInterruptAsync, Terminated = signals.Terminated }, signals.Cancelled).ConfigureAwait(false);
    }

    /// <summary>Runs the command line in <paramref name="environment"/>; a cancelled token is Ctrl-C.</summary>
    public async Task<int> RunAsync(string[] arguments, CommandEnvironment environment, CancellationToken cancellationToken)
    {
        var root = Build(new CommandContext(this, environment));

        // `@latest` is an execution, not a file of arguments.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

        if (parsed.Action is ParseErrorAction)
        {
            // Where a word was taken for none of the commands, it needs no saying that one is missing.
            foreach (var error in parsed.UnmatchedTokens.Count > 0 ? parsed.Errors.Where(static error => !error.Message.StartsWith("Required command", StringComparison.Ordinal)) : parsed.Errors)
            {
                await environment.Error.WriteLineAsync($"{Name}: {error.Message}{Suggest(parsed.CommandResult.Command, error.Message)}").ConfigureAwait(false);
            }

            var command = string.Join(' ', PathOf(parsed.CommandResult));
            await environment.Error.WriteLineAsync($"Try '{command} --help'.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = environment.Output,
                Error = environment.Error,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (CommandException failure)
        {
            return await FailAsync(environment, failure.Message, failure.ExitCode).ConfigureAwait(false);
        }
        catch (NameIsTakenException failure)
        {
            return await FailAsync(environment, failure.Message, ExitCode.Usage).ConfigureAwait(false);
        }
        catch (RemoteException failure)
        {
            return await FailAsync(environment, failure.Message, failure.ExitCode).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or AslException or DefinitionException)
        {
            return await FailAsync(environment, failure.Message, ExitCode.Usage).ConfigureAwait(false);
        }
        catch (Exception defect)
        {
            // A defect of this program. What a person can do is report it; the trace is for whoever asks.
            var trace = arguments.Contains("--debug") ? $"\n{defect.StackTrace}" : "";
            return await FailAsync(environment, $"this should not have happened: {defect.GetType().Name}: {defect.Message}{trace}", ExitCode.Failed).ConfigureAwait(false);
        }
    }

    private async Task<int> FailAsync(CommandEnvironment environment, string message, int code)
    {
        // A message may be a service's own.
        var clean = string.Join('\n', message.Split('\n').Select(Cells.Clean));
        await environment.Error.WriteLineAsync($"{Name}: {clean}").ConfigureAwait(false);
        return code;
    }

    private RootCommand Build(CommandContext context)
    {
        var root = new RootCommand("Defines, runs, starts and watches state machines.") { HelpName = Name };

        foreach (var verb in Verb.All(context))
        {
            root.Subcommands.Add(verb.Build());
        }

        Help.Install(root);
        return root;
    }

    // What was probably meant by a word that is no command, or no option of the command.
    private static string Suggest(Command command, string message)
    {
        if (message.Split('\'') is not [var before, { Length: > 0 } word, ..] || !(before.StartsWith("Unrecognized", StringComparison.Ordinal) || before.StartsWith("There is no option", StringComparison.Ordinal)))
        {
            return "";
        }

        word = word.Split('=')[0];
        var near = Spelling.Near(word, word[0] == '-' ? command.Options.Select(static option => option.Name) : command.Subcommands.Select(static verb => verb.Name));
        return near.Length > 0 ? $" Did you mean {string.Join(" or ", near)}?" : "";
    }

    private IEnumerable<string> PathOf(System.CommandLine.Parsing.CommandResult result)
    {
        yield return Name;

        if (result.Command is not RootCommand)
        {
            yield return result.Command.Name;
        }
    }
}
