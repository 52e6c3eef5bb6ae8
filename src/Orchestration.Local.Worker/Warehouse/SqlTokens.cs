namespace Orchestration.Local.Worker.Warehouse;

/// <summary>Cuts SQL into pieces, so that a word is never looked for inside a literal or a comment.</summary>
internal static class SqlTokens
{
    public static IEnumerable<SqlToken> Read(string sql)
    {
        for (var position = 0; position < sql.Length;)
        {
            var (kind, length) = Piece(sql, position);
            var text = sql.Substring(position, length);
            position += length;

            // Comments are dropped: a statement that travels as one line would end in them.
            yield return new(kind, kind == SqlTokenKind.Space && text.StartsWith('-') ? " " : text);
        }
    }

    private static (SqlTokenKind Kind, int Length) Piece(string sql, int start) => sql[start] switch
    {
        '\'' => (SqlTokenKind.Literal, Quoted(sql, start, '\'')),
        '"' => (SqlTokenKind.Literal, Quoted(sql, start, '"')),
        '-' when sql.AsSpan(start).StartsWith("--") => (SqlTokenKind.Space, While(sql, start, letter => letter != '\n')),
        var first when char.IsWhiteSpace(first) => (SqlTokenKind.Space, While(sql, start, char.IsWhiteSpace)),
        var first when IsWord(first) => (SqlTokenKind.Word, While(sql, start, IsWord)),
        _ => (SqlTokenKind.Sign, 1),
    };

    private static bool IsWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '$';

    private static int While(string sql, int start, Func<char, bool> holds)
    {
        var end = start;

        while (end < sql.Length && holds(sql[end]))
        {
            end++;
        }

        return end - start;
    }

    private static int Quoted(string sql, int start, char quote)
    {
        var end = start + 1;

        while (end < sql.Length && (sql[end] != quote || (end + 1 < sql.Length && sql[end + 1] == quote)))
        {
            end += sql[end] == quote ? 2 : 1;
        }

        return Math.Min(end + 1, sql.Length) - start;
    }
}
