namespace Orchestration.Systems.Cdk;

/// <summary>Finds the repository that this program was built in.</summary>
internal static class Repository
{
    public static string Root()
    {
        var folder = AppContext.BaseDirectory;

        while (!File.Exists(Path.Combine(folder, "cdk.json")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("There is no cdk.json above this program; run it where it was built.");
        }

        return folder;
    }
}
