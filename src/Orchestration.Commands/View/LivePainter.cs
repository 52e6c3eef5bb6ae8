using System.Text;

namespace Orchestration.Commands.View;

/// <summary>Keeps some lines at the end of a terminal up to date by writing only those that changed.</summary>
internal sealed class LivePainter(TextWriter output, Func<(int Columns, int Rows)> size)
{
    private const string ClearLine = "\u001b[2K";
    private const string ClearBelow = "\u001b[J";

    // The terminal echoes keys where the cursor is, Ctrl-C for one.
    private const string WipeCursorLine = "\r" + ClearLine;
    private const string HideCursor = "\u001b[?25l";
    private const string ShowCursor = "\u001b[?25h";

    private readonly StringBuilder _text = new();
    private List<PaintedLine> _painted = [];
    private int _columns;
    private bool _hidden;

    /// <summary>Makes the painted lines these.</summary>
    public void Paint(List<PaintedLine> lines)
    {
        var (columns, _) = size();

        if (_columns != 0 && _columns != columns)
        {
            Erase(columns);
        }

        _columns = columns;

        if (!_hidden)
        {
            _text.Append(HideCursor);
            _hidden = true;
        }

        if (!lines.SequenceEqual(_painted))
        {
            MoveUp(_painted.Count);
            _text.Append(_painted.Count == 0 ? WipeCursorLine : "");

            for (var i = 0; i < lines.Count; i++)
            {
                if (i >= _painted.Count || lines[i] != _painted[i])
                {
                    _text.Append(i < _painted.Count ? ClearLine : "").Append(lines[i].Ansi);
                }

                _text.Append("\r\n");
            }

            _text.Append(lines.Count < _painted.Count ? ClearBelow : "");
            _painted = lines;
        }

        Flush();
    }

    /// <summary>Writes lines above those that are kept, where they stay.</summary>
    public void Above(IEnumerable<string> lines)
    {
        var kept = _painted;
        Erase(_columns == 0 ? size().Columns : _columns);

        foreach (var line in lines)
        {
            _text.Append(line).Append("\r\n");
        }

        Paint(kept);
    }

    /// <summary>Leaves the lines as they are and gives the cursor back.</summary>
    public void Finish()
    {
        _text.Append(_hidden ? WipeCursorLine + ShowCursor : "");
        _hidden = false;
        _painted = [];
        Flush();
    }

    private void Erase(int columns)
    {
        // In a narrower window each line may have become several.
        MoveUp(_painted.Sum(line => Math.Max(1, (line.Width + columns - 1) / Math.Max(1, columns))));
        _text.Append(_painted.Count > 0 ? ClearBelow : "");
        _painted = [];
    }

    private void MoveUp(int lines)
    {
        if (lines > 0)
        {
            _text.Append($"\u001b[{lines}A\r");
        }
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            output.Write(_text.ToString());
            output.Flush();
            _text.Clear();
        }
    }
}
