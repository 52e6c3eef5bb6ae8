namespace Orchestration.Local.Tests;

/// <summary>A folder for one test, gone with it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Path = Directory.CreateTempSubdirectory("orchestration-").FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void OpenToOthers()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, File.GetUnixFileMode(Path) | UnixFileMode.OtherExecute | UnixFileMode.OtherRead);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
