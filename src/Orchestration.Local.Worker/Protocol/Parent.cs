using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Orchestration.Local.Worker.Protocol;

/// <summary>
/// The process that started this one: its first line holds the secrets, a later one asks to stop, and the end of the stream means that it is gone.
/// </summary>
internal sealed class Parent : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly PosixSignalRegistration[] _signals;
    private readonly TaskCompletionSource<string> _firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // A terminal interrupts this process together with its parent: what was begun is cleaned up here too.
    private Parent() => _signals = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop), PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop)];

    public CancellationToken Cancelled => _cancel.Token;

    public static Parent Listen(Stream input)
    {
        var parent = new Parent();
        new Thread(() => parent.Read(input)) { IsBackground = true, Name = "parent" }.Start();
        return parent;
    }

    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }
    }

    /// <summary>The login of a connection, by the connection's name.</summary>
    public async Task<DatabaseLogin> ConnectionAsync(string name)
    {
        using var document = await ReadAsync();
        return document.RootElement.TryGetProperty("connections", out var connections) && connections.TryGetProperty(name, out var login)
            ? DatabaseLogin.Read(login)
            : throw new JobException($"EntityNotFoundException: Connection {name} not found.");
    }

    /// <summary>The login that a secret holds, by the secret's name.</summary>
    public async Task<DatabaseLogin> SecretAsync(string name)
    {
        using var document = await ReadAsync();

        if (!document.RootElement.TryGetProperty("secrets", out var secrets) || !secrets.TryGetProperty(name, out var text))
        {
            throw new JobException("ResourceNotFoundException: Secrets Manager can't find the specified secret.");
        }

        using var secret = JsonDocument.Parse(text.GetString() ?? "null");
        return DatabaseLogin.Read(secret.RootElement);
    }

    private void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        _cancel.Cancel();
    }

    private async Task<JsonDocument> ReadAsync()
    {
        try
        {
            return JsonDocument.Parse(await _firstLine.Task);
        }
        catch (JsonException)
        {
            throw new UsageException("The first line of the standard input is not a JSON object with secrets and connections.");
        }
    }

    private void Read(Stream input)
    {
        using var lines = new StreamReader(input, Encoding.UTF8);
        _firstLine.TrySetResult(lines.ReadLine() ?? "");

        while (lines.ReadLine() is { } line)
        {
            if (line.Contains("\"cancel\"", StringComparison.Ordinal))
            {
                _cancel.Cancel();
            }
        }

        // The parent is gone and nobody reads what this process would still say.
        Environment.Exit(130);
    }
}
