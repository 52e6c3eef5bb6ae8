namespace Orchestration.Query.Tests.Jsonata;

/// <summary>A line of a case file: an expression, its input and what comes of it.</summary>
internal sealed record JsonataCase(string Expression, string Input, string Outcome)
{
    public static IEnumerable<JsonataCase> Read(string file) =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Jsonata", file))
        where line.Length > 0 && line[0] != '#'
        let parts = line.Split(" ⇶ ")
        select new JsonataCase(parts[0], parts[1], parts[2]);

    public override string ToString() => Expression;
}
