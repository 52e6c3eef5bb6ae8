namespace Orchestration.Local;

/// <summary>The folder that holds everything a local run leaves behind, taken by one run at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string root, FileStream @lock) => (Root, _lock) = (root, @lock);

    /// <summary>The folder itself, as a full path.</summary>
    public string Root { get; }

    /// <summary>The buckets, a folder each.</summary>
    public string Lake => Path.Combine(Root, "lake");

    /// <summary>The Glue catalog.</summary>
    public string Catalog => Path.Combine(Root, "catalog.json");

    /// <summary>The messages that were published, a line each.</summary>
    public string Inbox => Path.Combine(Root, "inbox.jsonl");

    /// <summary>What the crawlers remember of their last crawls.</summary>
    public string Crawlers => Path.Combine(Root, "crawlers.json");

    /// <summary>The job runs, a file each.</summary>
    public string JobRuns => Path.Combine(Root, "job-runs");

    /// <summary>The logs, under the names of their log groups.</summary>
    public string Logs => Path.Combine(Root, "logs");

    /// <summary>What jobs leave lying while they run; emptied at the start of a run.</summary>
    public string Temporary => Path.Combine(Root, "tmp");

    /// <summary>Makes the folder where it is absent and takes it for this process.</summary>
    /// <exception cref="LocalException">Another run has it, or it cannot be written.</exception>
    public static DataFolder Open(string path)
    {
        var root = Path.GetFullPath(path);

        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalException($"The data folder {root} cannot be made: {e.Message} Give another one with --data DIR.", e);
        }

        FileStream @lock;

        try
        {
            @lock = new FileStream(Path.Combine(root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LocalException($"The data folder {root} belongs to another user. Give another one with --data DIR.", e);
        }
        catch (IOException e)
        {
            throw new LocalException($"Another run is using the data folder {root}. Wait for its end, or give another folder with --data DIR.", e);
        }

        var folder = new DataFolder(root, @lock);

        Remove(folder.Temporary);
        Directory.CreateDirectory(folder.Temporary);
        Directory.CreateDirectory(folder.Lake);

        return folder;
    }

    /// <summary>Removes a folder with what is in it, where it is there.</summary>
    internal static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Gives the folder back.</summary>
    public void Dispose() => _lock.Dispose();
}
