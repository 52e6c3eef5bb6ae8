namespace Orchestration.Query.Json;

public readonly partial struct JsonValue
{
    /// <summary>How many bytes this value takes as compact JSON in UTF-8, which is how AWS measures payloads; arrays and objects remember theirs.</summary>
    /// <exception cref="InvalidOperationException">The value is <see cref="Undefined"/>, which JSON cannot say.</exception>
    public long Utf8Length => _reference switch
    {
        null => throw Not("a JSON value"),
        string text => LengthOf(text),
        JsonObject @object => @object.Utf8Length,
        JsonArray array => array.Utf8Length,
        _ when IsNumber => NumberLength(),
        _ => ReferenceEquals(_reference, Mark.False) ? 5 : 4,
    };

    internal static long LengthOf(string text)
    {
        long length = text.Length + 2;

        foreach (var character in text)
        {
            length += character switch
            {
                '"' or '\\' or '\b' or '\t' or '\n' or '\f' or '\r' => 1,
                < ' ' => 5,
                < '\u0080' => 0,
                // Each half of a surrogate pair makes two of the pair's four bytes.
                < '\u0800' or (>= '\uD800' and <= '\uDFFF') => 1,
                _ => 2,
            };
        }

        return length;
    }

    private long NumberLength()
    {
        if (_reference is NumberText || _number != Math.Floor(_number) || Math.Abs(_number) >= 1e15)
        {
            return NumberSpelling().Length;
        }

        var (digits, rest) = (_number < 0 ? 2 : 1, Math.Abs((long)_number));

        while (rest >= 10)
        {
            (digits, rest) = (digits + 1, rest / 10);
        }

        return digits;
    }
}
