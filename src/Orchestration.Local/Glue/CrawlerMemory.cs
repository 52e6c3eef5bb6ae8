using Orchestration.Query.Json;
using Orchestration.Resources;

namespace Orchestration.Local.Glue;

/// <summary>Keeps the last crawl of each crawler from one run to the next.</summary>
internal sealed class CrawlerMemory
{
    private readonly string _file;
    private readonly Lock _gate = new();
    private readonly List<LocalCrawler> _crawlers = [];
    private JsonObject _kept;

    private CrawlerMemory(string file, JsonObject kept) => (_file, _kept) = (file, kept);

    public static CrawlerMemory Open(string file) => new(file, KeptFile.Read(file) is { IsObject: true } kept ? kept.AsObject() : JsonObject.Empty);

    public LocalCrawler Make(Crawler crawler, ICrawl crawl, GlueCatalog catalog, LocalOptions options)
    {
        var made = new LocalCrawler(
            crawler, crawl, catalog, options.Data.Logs, options.Time, _kept.TryGet(crawler.Name, out var last) ? last : JsonValue.Undefined, Save);
        _crawlers.Add(made);

        return made;
    }

    private void Save()
    {
        lock (_gate)
        {
            foreach (var crawler in _crawlers.Where(static crawler => !crawler.LastCrawl.IsUndefined))
            {
                _kept = _kept.With(crawler.Name, crawler.LastCrawl);
            }

            AtomicFile.Write(_file, ((JsonValue)_kept).ToJson(indented: true) + "\n");
        }
    }
}
