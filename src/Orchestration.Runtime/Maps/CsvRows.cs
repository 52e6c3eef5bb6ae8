using System.Text;

namespace Orchestration.Runtime.Maps;

/// <summary>The rows of CSV text, one after the other. A line without anything is no row.</summary>
internal sealed class CsvRows(TextReader text, char delimiter)
{
    private readonly char[] _buffer = new char[1 << 14];
    private readonly StringBuilder _field = new();
    private List<string> _row = [];
    private Place _place = Place.Start;
    private int _at;
    private int _end;
    private int _length;

    private enum Place
    {
        /// <summary>At the start of a field.</summary>
        Start,

        /// <summary>In a field without quotes, or behind the closing one.</summary>
        Plain,

        /// <summary>Between quotes.</summary>
        Quoted,

        /// <summary>Behind a quote between quotes: the closing one, or half of one that is meant.</summary>
        Quote,
    }

    /// <summary>The next row; null behind the last.</summary>
    /// <exception cref="Tasks.TaskException">It is larger than an item may be.</exception>
    public async ValueTask<List<string>?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, await text.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));

                if (_end == 0)
                {
                    return _field.Length > 0 || _row.Count > 0 ? End() : null;
                }
            }

            while (_at < _end)
            {
                if (IsEnd(_buffer[_at++]) && End() is { } row)
                {
                    return row;
                }
            }
        }
    }

    // Whether the row ends with this character.
    private bool IsEnd(char character)
    {
        if (++_length > ByteWindow.LargestItem)
        {
            throw ByteWindow.TooLarge;
        }

        switch (_place, character)
        {
            case (Place.Quoted, '"'):
                _place = Place.Quote;
                break;
            case (Place.Quote, '"'):
                _field.Append('"');
                _place = Place.Quoted;
                break;
            case (Place.Quoted, _):
                _field.Append(character);
                break;
            case (Place.Start, '"'):
                _place = Place.Quoted;
                break;
            case (_, '\n'):
                if (_place is Place.Plain && _field.Length > 0 && _field[^1] == '\r')
                {
                    _field.Length--;
                }

                return true;
            case (_, var other) when other == delimiter:
                EndField();
                break;
            default:
                _field.Append(character);
                _place = Place.Plain;
                break;
        }

        return false;
    }

    private void EndField()
    {
        _row.Add(_field.ToString());
        _field.Clear();
        _place = Place.Start;
    }

    private List<string>? End()
    {
        EndField();
        var row = _row;
        (_row, _length) = ([], 0);
        return row is [""] ? null : row;
    }
}
