namespace Orchestration.Local.Worker.Sql;

/// <summary>Parts a script into its statements.</summary>
internal static class SqlScript
{
    /// <summary>The statements of a script whose statements end at the ends of lines.</summary>
    public static IEnumerable<string> Statements(string script) =>
        script.Split(";\n").Select(statement => statement.Trim()).Where(statement => statement.Split('\n').Any(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)));
}
