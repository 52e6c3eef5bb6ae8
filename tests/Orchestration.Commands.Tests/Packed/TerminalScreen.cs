using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Orchestration.Commands.View;

namespace Orchestration.Commands.Tests.Packed;

/// <summary>What a person sees after a program has written to a terminal: the few control sequences that ours uses, and an error for any other.</summary>
internal sealed partial class TerminalScreen(int columns)
{
    private readonly List<StringBuilder> _lines = [new()];
    private readonly List<(string Text, string Address)> _links = [];
    private (string Address, int Line, int Column)? _link;
    private string _rest = "";
    private int _row;
    private int _column;

    public bool CursorShown { get; private set; } = true;

    public string Text => string.Join('\n', _lines.Select(line => line.ToString().TrimEnd())).TrimEnd() + "\n";

    /// <summary>Whether the cursor is below all lines, where it stands between two paintings.</summary>
    public bool IsAtRest => _rest.Length == 0 && _row == _lines.Count - 1 && _column == 0;

    /// <summary>The text with the spinner of each row that runs as if it stood still.</summary>
    public string Still => Spinner().Replace(Text, match => match.Value[0] > '\u007f' ? "⠋" : "|");

    /// <summary>The links that were written: what is to be seen, and where it leads.</summary>
    public IReadOnlyList<(string Text, string Address)> Links => _links;

    /// <summary>The spinner of the first row that runs; null where none does.</summary>
    public static string? SpinnerOf(string text) => Spinner().Match(text) is { Success: true } found ? found.Value : null;

    public void Write(string written)
    {
        var text = _rest + written;
        _rest = "";

        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\r':
                    _column = 0;
                    break;

                case '\n':
                    _row++;

                    if (_row == _lines.Count)
                    {
                        _lines.Add(new());
                    }

                    break;

                // The rest of it is written next time.
                case '\u001b' when !Sequence().IsMatch(text, i):
                    _rest = text[i..];
                    return;

                case '\u001b' when text[i + 1] is '=' or '>':
                    i++;
                    break;

                case '\u001b' when text[i + 1] == '[':
                    var end = i + 2;

                    while (!char.IsAsciiLetter(text[end]))
                    {
                        end++;
                    }

                    Control(text[(i + 2)..end], text[end]);
                    i = end;
                    break;

                case '\u001b' when text.AsSpan(i).StartsWith("\u001b]8;;"):
                    var close = text.IndexOf("\u001b\\", i, StringComparison.Ordinal);
                    Link(text[(i + 5)..close]);
                    i = close + 1;
                    break;

                case < ' ':
                    throw new InvalidOperationException($"A control character {(int)text[i]} was written.");

                default:
                    Put(text[i]);
                    break;
            }
        }
    }

    private void Put(char character)
    {
        if (Cells.Width(_lines[_row].ToString(0, Math.Min(_column, _lines[_row].Length))) >= columns)
        {
            // While the table is alive, a line that becomes two makes every later step upwards go wrong.
            if (!CursorShown)
            {
                throw new InvalidOperationException($"The line '{_lines[_row]}' is longer than {columns} columns.");
            }

            Write("\r\n");
        }

        var line = _lines[_row];

        if (_column < line.Length)
        {
            line[_column] = character;
        }
        else
        {
            line.Append(' ', _column - line.Length).Append(character);
        }

        _column++;
    }

    private void Link(string address)
    {
        if (_link is { } open)
        {
            _links.Add((_lines[open.Line].ToString(open.Column, _column - open.Column), open.Address));
        }

        _link = address.Length > 0 ? (address, _row, _column) : null;
    }

    [GeneratedRegex(@"^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏|/\\-](?= \s*\S)", RegexOptions.Multiline)]
    private static partial Regex Spinner();

    [GeneratedRegex(@"\G\e([^\[\]]|\[[^A-Za-z]*[A-Za-z]|\].*?\e\\)", RegexOptions.Singleline)]
    private static partial Regex Sequence();

    private void Control(string parameter, char final)
    {
        switch (final)
        {
            case 'm':
                return;

            case 'A':
                _row -= int.Parse(parameter, CultureInfo.InvariantCulture);
                return;

            case 'K' when parameter == "2":
                _lines[_row].Clear();
                return;

            case 'J':
                _lines.RemoveRange(_row + 1, _lines.Count - _row - 1);
                _lines[_row].Length = Math.Min(_lines[_row].Length, _column);
                return;

            case 'h' or 'l' when parameter.StartsWith('?'):
                CursorShown = parameter == "?25" ? final == 'h' : CursorShown;
                return;

            default:
                throw new InvalidOperationException($"A control sequence was written that no terminal of ours knows: {parameter}{final}.");
        }
    }
}
