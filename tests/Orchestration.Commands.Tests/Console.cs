using Orchestration.Commands.Running;

namespace Orchestration.Commands.Tests;

/// <summary>Runs command lines in a directory of their own and keeps what they print.</summary>
internal sealed class Console : IDisposable
{
    private readonly FrameWriter _output = new() { NewLine = "\n" };
    private readonly StringWriter _error = new() { NewLine = "\n" };

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("orchestration-").FullName;

    public Dictionary<string, string> Variables { get; } = [];

    public string Input { get; set; } = "";

    public IReadOnlyList<HostedMachine> Machines { get; set; } = [];

    public ILocalParts? Local { get; set; }

    /// <summary>A person looks at the output, in a window of this size.</summary>
    public (int Columns, int Rows)? Terminal
    {
        get => _output.Size;
        set => _output.Size = value;
    }

    /// <summary>What the window showed after each change; the spinner stands still.</summary>
    public IReadOnlyList<string> Frames => _output.Frames;

    /// <summary>The links that the window showed.</summary>
    public IReadOnlyList<(string Text, string Address)> Links => _output.Links;

    /// <summary>Is told each line of the output when it is written.</summary>
    public Action<string> LineWritten
    {
        set => _output.LineWritten = value;
    }

    public bool Unicode { get; set; } = true;

    public Func<ConsoleKeyInfo>? ReadKey { get; set; }

    public Func<CancellationToken, Task>? NextInterrupt { get; set; }

    public CancellationToken Terminated { get; set; }

    public TimeProvider Time { get; set; } = TimeProvider.System;

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken = default)
    {
        _output.Clear();
        _error.GetStringBuilder().Clear();
        var host = new CommandHost { Machines = Machines, Local = Local };
        return await host.RunAsync(arguments, Environment(), cancellationToken);
    }

    public CommandEnvironment Environment() => new()
    {
        Output = TextWriter.Synchronized(_output),
        Error = TextWriter.Synchronized(_error),
        Input = new StringReader(Input),
        Variable = Variables.GetValueOrDefault,
        Directory = Directory,
        Time = Time,
        OutputIsTerminal = Terminal is not null,
        Size = () => Terminal ?? (120, 40),
        Unicode = Unicode,
        ReadKey = ReadKey,
        NextInterrupt = NextInterrupt,
        Terminated = Terminated,
    };

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);
}
