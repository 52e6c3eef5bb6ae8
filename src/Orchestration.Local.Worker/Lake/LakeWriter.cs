namespace Orchestration.Local.Worker.Lake;

/// <summary>
/// Folders that a job writes: they grow under a temporary prefix of their bucket and take their places together, when the job is done.
/// </summary>
internal sealed class LakeWriter : IDisposable
{
    private readonly LakeFolder _lake;
    private readonly string _job;
    private readonly List<(string Temporary, string Final)> _folders = [];
    private readonly HashSet<string> _prefixes = [];

    public LakeWriter(LakeFolder lake, string job) => (_lake, _job) = (lake, job);

    /// <summary>A new empty folder that will become <paramref name="uri"/>.</summary>
    public string Folder(string uri)
    {
        var final = _lake.Local(uri);
        var bucket = Path.GetRelativePath(_lake.Root, final).Split(Path.DirectorySeparatorChar)[0];
        var prefix = Path.Combine(_lake.Root, bucket, "_temporary", _job);

        if (_prefixes.Add(prefix) && Directory.Exists(prefix))
        {
            // Left behind by a run of this job that was killed.
            Directory.Delete(prefix, recursive: true);
        }

        var temporary = Path.Combine(prefix, _folders.Count.ToString());
        Directory.CreateDirectory(temporary);
        _folders.Add((temporary, final));
        return temporary;
    }

    /// <summary>Puts every folder in its place, over what was there.</summary>
    public void Commit()
    {
        foreach (var (temporary, final) in _folders)
        {
            File.WriteAllBytes(Path.Combine(temporary, "_SUCCESS"), []);
            Directory.CreateDirectory(Path.GetDirectoryName(final)!);

            if (Directory.Exists(final))
            {
                Directory.Move(final, temporary + ".old");
            }

            Directory.Move(temporary, final);
        }

        _folders.Clear();
    }

    public void Dispose()
    {
        foreach (var prefix in _prefixes.Where(Directory.Exists))
        {
            Directory.Delete(prefix, recursive: true);
        }

        foreach (var temporary in _prefixes.Select(prefix => Path.GetDirectoryName(prefix)!).Distinct().Where(Directory.Exists))
        {
            if (!Directory.EnumerateFileSystemEntries(temporary).Any())
            {
                Directory.Delete(temporary);
            }
        }
    }
}
