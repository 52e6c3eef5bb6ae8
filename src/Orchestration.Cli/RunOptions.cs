using System.CommandLine;
using Orchestration.Commands;
using Orchestration.Local;
using Orchestration.Local.Faults;

namespace Orchestration.Cli;

/// <summary>What <c>run</c> takes beside its own options: where rows come from, and how this machine behaves.</summary>
internal sealed class RunOptions
{
    private const long DefaultBookings = 10_000;
    private const long DefaultSeed = 1;

    private readonly Option<string?> _source = new("--source") { Description = "Takes the source's rows from this folder of CSV files instead of generating them.", HelpName = "folder" };
    private readonly Option<long?> _bookings = new("--bookings") { Description = $"Generates this many bookings; the other tables follow. {DefaultBookings:N0} unless said.", HelpName = "n" };
    private readonly Option<long?> _seed = new("--seed") { Description = $"Generates other rows; the same seed gives the same rows. {DefaultSeed} unless said.", HelpName = "n" };
    private readonly Option<string> _engine = new("--engine") { Description = "What runs the jobs: duckdb, or spark for their own scripts on a Spark of yours.", HelpName = "engine", DefaultValueFactory = static _ => "duckdb" };
    private readonly Option<string[]> _fail = new("--fail")
    {
        Description = "Makes a state fail: \"Clean to silver=Glue.ConcurrentRunsExceededException*2\"; without a number, every attempt.",
        HelpName = "state=error*n",
        Arity = ArgumentArity.OneOrMore,
    };
    private readonly Option<string?> _data = new("--data") { Description = "Keeps everything in this folder instead of .orchestration.", HelpName = "folder" };
    private readonly Option<bool> _realTime = new("--real-time") { Description = "Waits in full instead of jumping to the next timer while nothing is under way." };

    public RunOptions() => _engine.AcceptOnlyFromAmong("duckdb", "spark");

    public IReadOnlyList<Option> All => [_source, _bookings, _seed, _engine, _fail, _data, _realTime];

    public static string UsualData(string repository) => Path.Combine(repository, ".orchestration");

    /// <exception cref="CommandException">They cannot be followed.</exception>
    public RunSettings Read(ParseResult parsed, string repository, string directory)
    {
        var source = parsed.GetValue(_source);
        var bookings = parsed.GetValue(_bookings);
        var seed = parsed.GetValue(_seed);

        if (source is not null && (bookings ?? seed) is not null)
        {
            throw new CommandException("--source takes rows as they are, --bookings and --seed generate them: give one or the other.");
        }

        if (bookings is < 1)
        {
            throw new CommandException($"--bookings takes a number from 1, not {bookings}.");
        }

        if (seed is < 0)
        {
            throw new CommandException($"--seed takes a number from 0, not {seed}.");
        }

        if (source is not null && !Directory.Exists(Path.GetFullPath(source, directory)))
        {
            throw new CommandException($"--source {source}: there is no such folder. Give one with a CSV file for each source table, such as bookings.csv.");
        }

        return new RunSettings(
            source is null ? null : Path.GetFullPath(source, directory),
            bookings ?? DefaultBookings,
            seed ?? DefaultSeed,
            parsed.GetValue(_engine) == "spark" ? LocalEngine.Spark : LocalEngine.DuckDb,
            [.. (parsed.GetValue(_fail) ?? []).Select(Fault.Parse)],
            parsed.GetValue(_data) is { } data ? Path.GetFullPath(data, directory) : UsualData(repository),
            parsed.GetValue(_realTime));
    }
}
