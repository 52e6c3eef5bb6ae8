using System.Collections.Frozen;

namespace Orchestration.Local.Worker.Warehouse;

/// <summary>
/// Warehouse SQL is written for Redshift and runs here on PostgreSQL, which knows more: what Redshift lacks is refused in its words, so that no load
/// works by luck, and what PostgreSQL lacks (the attributes of tables) is taken off.
/// </summary>
internal sealed class WarehouseSql
{
    private static readonly FrozenDictionary<string, string> Unknown = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["RETURNING"] = "RETURNING",
        ["LATERAL"] = "LATERAL",
        ["FILTER"] = "FILTER clause",
        ["GENERATED"] = "GENERATED AS IDENTITY",
        ["SERIAL"] = "type serial",
        ["BIGSERIAL"] = "type bigserial",
        ["JSON"] = "type json",
        ["JSONB"] = "type jsonb",
        ["UUID"] = "type uuid",
        ["BYTEA"] = "type bytea",
        ["MONEY"] = "type money",
        ["XML"] = "type xml",
        ["ENUM"] = "enumerated types",
        ["ARRAY"] = "arrays",
        ["TEXT"] = "TEXT beyond 256 bytes; write VARCHAR(n)",
        ["INDEX"] = "indexes",
        ["TRIGGER"] = "triggers",
        ["SEQUENCE"] = "sequences",
        ["TABLESPACE"] = "tablespaces",
        ["COLLATE"] = "collations",
        ["EXCLUDE"] = "EXCLUDE constraints",
        ["CHECK"] = "CHECK constraints",
        ["GENERATE_SERIES"] = "generate_series on its compute nodes",
        ["NULLS"] = "NULLS FIRST and NULLS LAST in windows",
        ["CTID"] = "column ctid",
        ["XMIN"] = "column xmin",
        ["XMAX"] = "column xmax",
        ["UNNEST"] = "unnest",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private bool _inTransaction;

    /// <summary>The statements of a script, each as PostgreSQL is to run it.</summary>
    /// <exception cref="JobException">Redshift would not take one of them, or would do something else.</exception>
    public IReadOnlyList<string> Translate(string script)
    {
        var statements = new List<string>();
        var statement = new List<SqlToken>();

        foreach (var token in SqlTokens.Read(script).Append(new(SqlTokenKind.Sign, ";")))
        {
            if (token is { Kind: SqlTokenKind.Sign, Text: ";" })
            {
                if (statement.Any(part => part.Kind != SqlTokenKind.Space))
                {
                    statements.Add(TranslateStatement(statement));
                }

                statement = [];
            }
            else
            {
                statement.Add(token);
            }
        }

        return statements;
    }

    private static JobException Refused(string what) => new($"Redshift has no {what}.");

    private string TranslateStatement(List<SqlToken> tokens)
    {
        var words = tokens.Where(token => token.Kind != SqlTokenKind.Space).ToList();

        switch (words[0])
        {
            case var first when first.Is("BEGIN") || first.Is("START"):
                _inTransaction = true;
                break;
            case var first when first.Is("COMMIT") || first.Is("END") || first.Is("ROLLBACK") || first.Is("ABORT"):
                _inTransaction = false;
                break;
            case var first when first.Is("TRUNCATE"):
                throw new JobException(_inTransaction
                    ? "Redshift commits the transaction in which TRUNCATE runs; write DELETE FROM."
                    : "TRUNCATE cannot be undone on Redshift and is no part of a load; write DELETE FROM.");
            case var first when first.Is("VACUUM") && _inTransaction:
                throw new JobException("Redshift does not run VACUUM in a transaction.");
        }

        for (var index = 0; index < words.Count; index++)
        {
            var next = index + 1 < words.Count ? words[index + 1] : default;

            if (words[index].Is("ON") && next.Is("CONFLICT"))
            {
                throw Refused("ON CONFLICT; write MERGE, or DELETE and INSERT");
            }

            if (words[index].Is("DISTINCT") && next.Is("ON"))
            {
                throw Refused("DISTINCT ON");
            }

            if (words[index].Is("PARTITION") && next.Is("OF"))
            {
                throw Refused("table partitions");
            }

            if (words[index].Kind == SqlTokenKind.Word && Unknown.TryGetValue(words[index].Text, out var what))
            {
                throw Refused(what);
            }
        }

        return string.Concat((words[0].Is("CREATE") ? WithoutAttributes(tokens) : tokens).Select(token => token.Text)).Trim();
    }

    private static List<SqlToken> WithoutAttributes(List<SqlToken> tokens)
    {
        var kept = new List<SqlToken>();

        for (var index = 0; index < tokens.Count; index++)
        {
            var token = tokens[index];

            if (token.Is("DISTSTYLE") || token.Is("ENCODE") || token.Is("BACKUP"))
            {
                index = Next(tokens, index);
            }
            else if (token.Is("DISTKEY") || token.Is("SORTKEY"))
            {
                if (Next(tokens, index) is var open && open < tokens.Count && tokens[open].Text == "(")
                {
                    index = tokens.FindIndex(open, closing => closing.Text == ")");
                }
            }
            else if ((token.Is("COMPOUND") || token.Is("INTERLEAVED")) && Next(tokens, index) is var key && key < tokens.Count && tokens[key].Is("SORTKEY"))
            {
                // Goes with the key that follows.
            }
            else
            {
                kept.Add(token);
            }
        }

        return kept;
    }

    private static int Next(List<SqlToken> tokens, int index)
    {
        do
        {
            index++;
        }
        while (index < tokens.Count && tokens[index].Kind == SqlTokenKind.Space);

        return index;
    }
}
