using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Orchestration.Local.Worker.Sources;

/// <summary>The source's tables, and the script that makes them anew: the script is where both are written down.</summary>
internal sealed partial record SourceTables(string Script, ImmutableArray<SourceTable> Tables)
{
    public static SourceTables Of(string system) => Read(SystemFiles.Text(system, "tables.sql"));

    public static SourceTables Read(string script)
    {
        return new(script,
        [
            .. Create().Matches(script).Select(match => new SourceTable(
                match.Groups["table"].Value,
                [.. Column().Matches(match.Groups["columns"].Value).Select(column => column.Groups["name"].Value)])),
        ]);
    }

    [GeneratedRegex(@"CREATE TABLE (?<table>\w+) \((?<columns>[^;]*)\);")]
    private static partial Regex Create();

    [GeneratedRegex("""^\s*"?(?<name>\w+)"? """, RegexOptions.Multiline)]
    private static partial Regex Column();
}
