using Orchestration.Commands.Tests.Packed;

namespace Orchestration.Commands.Tests;

/// <summary>Keeps what is written, and where it is written to a terminal what that shows after each change.</summary>
internal sealed class FrameWriter : StringWriter
{
    private readonly List<string> _frames = [];
    private TerminalScreen? _screen;

    public (int Columns, int Rows)? Size { get; set; }

    public IReadOnlyList<string> Frames => _frames;

    public IReadOnlyList<(string Text, string Address)> Links => _screen?.Links ?? [];

    /// <summary>Is told each line when it is written.</summary>
    public Action<string> LineWritten { get; set; } = static _ => { };

    public void Clear()
    {
        GetStringBuilder().Clear();
        _frames.Clear();
        _screen = null;
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value)
    {
        base.Write(value);

        if (Size is not { } size || value is null)
        {
            return;
        }

        _screen ??= new(size.Columns);
        _screen.Write(value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal));

        if (_frames is not [.., var last] || last != _screen.Still)
        {
            _frames.Add(_screen.Still);
        }
    }

    public override void WriteLine(string? value)
    {
        Write(value + NewLine);
        LineWritten(value ?? "");
    }
}
