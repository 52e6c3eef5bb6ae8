namespace Orchestration.Commands.Operating;

/// <summary>What a person who has pressed Ctrl-C may still say: a second one within two seconds asks whether the execution is to be stopped.</summary>
internal sealed class StopQuestion(CommandEnvironment environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether the execution is to be stopped. Where no person looks on and types, nothing is asked, and there is no waiting.</summary>
    public async Task<bool> IsAnsweredYesAsync()
    {
        if (!environment.OutputIsTerminal || environment.ReadKey is not { } readKey || environment.NextInterrupt is not { } nextInterrupt)
        {
            return false;
        }

        using var over = new CancellationTokenSource();
        var pressed = nextInterrupt(over.Token);

        // There is no time for questions.
        if (pressed.IsCanceled)
        {
            return false;
        }

        await SayAsync("Ctrl-C again stops it.\n").ConfigureAwait(false);

        await Task.WhenAny(pressed, PatienceAsync(over.Token)).ConfigureAwait(false);
        var again = pressed.IsCompletedSuccessfully;
        await over.CancelAsync().ConfigureAwait(false);

        if (!again)
        {
            return false;
        }

        await SayAsync("Stop the execution? [y/N] ").ConfigureAwait(false);
        var yes = await KeyAsync(readKey).ConfigureAwait(false) is { KeyChar: 'y' or 'Y' };
        await SayAsync(yes ? "y\n" : "n\n").ConfigureAwait(false);
        return yes;
    }

    // A timer alone would go on where the date stands still, as it does for recordings, which must not depend on how fast anything is.
    private async Task PatienceAsync(CancellationToken cancellationToken)
    {
        var end = environment.Time.GetUtcNow() + Patience;

        while (environment.Time.GetUtcNow() < end)
        {
            await Task.Delay(Patience / 20, environment.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    // Reading a key blocks its thread, whatever the process is told meanwhile; null where it is told to terminate.
    private async Task<ConsoleKeyInfo?> KeyAsync(Func<ConsoleKeyInfo> readKey)
    {
        try
        {
            return await Task.Run(readKey).WaitAsync(environment.Terminated).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task SayAsync(string text)
    {
        await environment.Output.WriteAsync(text).ConfigureAwait(false);
        await environment.Output.FlushAsync().ConfigureAwait(false);
    }
}
