using Orchestration.Query.Json;

namespace Orchestration.Acceptance;

/// <summary>What a run of the command left behind.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines of <c>--json</c>.</summary>
    public IReadOnlyList<JsonValue> Json => [.. Lines.Select(line => JsonValue.Parse(line))];

    public CommandResult ShouldEndWith(int exitCode)
    {
        ExitCode.Should().Be(exitCode, "of what it said:\n{0}\n{1}", Output, Error);

        return this;
    }
}
