namespace Orchestration.Local.Worker.Lake;

/// <summary>The folder that stands for S3: <c>s3://bucket/key</c> is the file <c>root/bucket/key</c>, and so is that path itself.</summary>
internal sealed class LakeFolder(string root)
{
    private const string Scheme = "s3://";

    public string Root { get; } = Path.GetFullPath(root);

    public string Local(string uri)
    {
        var key = uri.StartsWith(Scheme, StringComparison.Ordinal) ? uri[Scheme.Length..] : uri;
        var path = Path.GetFullPath(Path.Combine(Root, key)).TrimEnd(Path.DirectorySeparatorChar);

        return path.StartsWith(Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new JobException($"'{uri}' lies outside the lake.");
    }

    /// <summary>The data files below a folder, in order; what begins with <c>_</c> or <c>.</c> is hidden, as for every reader of a lake.</summary>
    public static IReadOnlyList<string> DataFiles(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('_') || part.StartsWith('.')))
                .Order(StringComparer.Ordinal),
        ];
    }
}
