using Orchestration.Query.Json;
using Orchestration.Runtime.Tasks;
using Orchestration.Runtime.Time;

namespace Orchestration.Systems.Tests.Prox;

/// <summary>A crawler in virtual time.</summary>
internal sealed class SimulatedCrawler(VirtualTime time)
{
    private DateTimeOffset? _started;
    private bool _ended = true;

    /// <summary>How long a crawl takes; null for one that never ends.</summary>
    public TimeSpan? Duration { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>How long after a crawl the crawler still shows the one before it.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>How crawls end.</summary>
    public JsonValue Outcome { get; set; } = JsonValue.Object(("Status", "SUCCEEDED"));

    /// <summary>What the crawler shows of its last crawl; undefined before its first.</summary>
    public JsonValue LastCrawl { get; set; }

    public int Crawls { get; private set; }

    public int Stops { get; private set; }

    private TimeSpan Elapsed => _started is { } started ? time.GetUtcNow() - started : TimeSpan.MaxValue;

    private bool IsCrawling => _started is not null && (Duration is not { } duration || Elapsed < duration);

    public void Start()
    {
        if (IsCrawling)
        {
            throw new TaskException("Glue.CrawlerRunningException", "The crawler is running. (Service: Glue, Status Code: 400)");
        }

        End();
        (_started, _ended, Crawls) = (time.GetUtcNow(), false, Crawls + 1);
    }

    public void Stop()
    {
        if (!IsCrawling)
        {
            throw new TaskException("Glue.CrawlerNotRunningException", "The crawler is not running. (Service: Glue, Status Code: 400)");
        }

        Outcome = JsonValue.Object(("Status", "CANCELLED"));
        End();
        (_started, Stops) = (null, Stops + 1);
    }

    public JsonValue Describe(string name)
    {
        if (!IsCrawling && (Duration is not { } duration || Elapsed >= duration + Lag))
        {
            End();
        }

        (string, JsonValue)[] members = [("Name", name), ("State", IsCrawling ? "RUNNING" : "READY")];
        return JsonValue.Object(("Crawler", JsonValue.Object([.. members, .. LastCrawl.IsUndefined ? [] : new[] { ("LastCrawl", LastCrawl) }])));
    }

    private void End()
    {
        if (!_ended)
        {
            LastCrawl = new(Outcome.AsObject().With("StartTime", _started!.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture)));
            _ended = true;
        }
    }
}
