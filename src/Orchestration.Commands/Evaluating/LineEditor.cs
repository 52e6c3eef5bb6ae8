namespace Orchestration.Commands.Evaluating;

/// <summary>Lets a person edit a line, and go back to earlier ones.</summary>
internal sealed class LineEditor(Func<ConsoleKeyInfo> readKey, TextWriter output)
{
    private string _line = "";
    private int _at;

    /// <summary>Reads a line; null where the person is done.</summary>
    public string? Read(string prompt, IReadOnlyList<string> history)
    {
        (_line, _at) = ("", 0);
        var (place, draft) = (history.Count, "");

        while (true)
        {
            Draw(prompt);
            var key = readKey();

            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    output.WriteLine();
                    return _line;

                case ConsoleKey.D when key.Modifiers.HasFlag(ConsoleModifiers.Control) && _line.Length == 0:
                case ConsoleKey.C when key.Modifiers.HasFlag(ConsoleModifiers.Control) && _line.Length == 0:
                    output.WriteLine();
                    return null;

                case ConsoleKey.C when key.Modifiers.HasFlag(ConsoleModifiers.Control):
                    output.WriteLine();
                    (_line, _at) = ("", 0);
                    break;

                case ConsoleKey.UpArrow when place > 0:
                    draft = place == history.Count ? _line : draft;
                    Show(history[--place]);
                    break;

                case ConsoleKey.DownArrow when place < history.Count:
                    Show(++place == history.Count ? draft : history[place]);
                    break;

                default:
                    Edit(key);
                    break;
            }
        }
    }

    private void Edit(ConsoleKeyInfo key)
    {
        switch (key.Key)
        {
            case ConsoleKey.Backspace when _at > 0:
                _line = _line.Remove(--_at, 1);
                break;

            case ConsoleKey.Delete when _at < _line.Length:
                _line = _line.Remove(_at, 1);
                break;

            case ConsoleKey.LeftArrow:
                _at = Math.Max(0, _at - 1);
                break;

            case ConsoleKey.RightArrow:
                _at = Math.Min(_line.Length, _at + 1);
                break;

            case ConsoleKey.Home:
            case ConsoleKey.A when key.Modifiers.HasFlag(ConsoleModifiers.Control):
                _at = 0;
                break;

            case ConsoleKey.End:
            case ConsoleKey.E when key.Modifiers.HasFlag(ConsoleModifiers.Control):
                _at = _line.Length;
                break;

            case ConsoleKey.U when key.Modifiers.HasFlag(ConsoleModifiers.Control):
                (_line, _at) = (_line[_at..], 0);
                break;

            default:
                if (!char.IsControl(key.KeyChar))
                {
                    _line = _line.Insert(_at++, key.KeyChar.ToString());
                }

                break;
        }
    }

    private void Show(string line) => (_line, _at) = (line, line.Length);

    private void Draw(string prompt)
    {
        output.Write($"\r{prompt}{_line}\u001b[K");

        if (_at < _line.Length)
        {
            output.Write($"\u001b[{_line.Length - _at}D");
        }

        output.Flush();
    }
}
