using System.Globalization;

namespace Orchestration.Local.Glue;

/// <summary>The log stream of a crawler, each line headed by the mark of its crawl.</summary>
internal sealed class CrawlLog(string logs, string crawler, string prefix, TimeProvider time)
{
    public const string Group = "/aws-glue/crawlers";

    private readonly string _file = Path.Combine([logs, .. Group.Split('/', StringSplitOptions.RemoveEmptyEntries), crawler + ".log"]);

    public void Add(string kind, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        File.AppendAllText(_file, $"{now} [{prefix}] {kind} : {text}\n");
    }
}
