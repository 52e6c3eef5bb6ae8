namespace Orchestration.Local.Worker.Sources;

/// <summary>What a system's source is made of: <c>glue-jobs/SYSTEM/source</c>, carried inside this program.</summary>
internal static class SystemFiles
{
    public static string Text(string system, string name)
    {
        using var stream = typeof(SystemFiles).Assembly.GetManifestResourceStream($"{system}/{name}")
            ?? throw new UsageException($"The system '{system}' has no source of its own ({name}).");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
