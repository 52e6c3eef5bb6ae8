using System.CommandLine;
using Orchestration.Query.Json;

namespace Orchestration.Commands.Running;

/// <summary>What <c>run</c> asks its host to run.</summary>
public sealed record LocalRunRequest
{
    /// <summary>The machine.</summary>
    public required HostedMachine Machine { get; init; }

    /// <summary>The execution's input, with <c>--set</c>, <c>--date</c> and <c>--resume-at</c> laid into it; an empty object where nothing was given.</summary>
    public required JsonValue Input { get; init; }

    /// <summary>The logical date of the run, where one was given.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The execution's name: the one that was given, else a new UUID.</summary>
    public required string ExecutionName { get; init; }

    /// <summary>The parsed command line, to read <see cref="ILocalParts.Options"/> from.</summary>
    public required ParseResult Options { get; init; }
}
