namespace Orchestration.Tests.Shared;

/// <summary>Compares text with a file in the repository that a person has approved; with <c>UPDATE_APPROVED=1</c> it writes the file instead, but never where <c>CI</c> is set.</summary>
internal static class ApprovedText
{
    private const string Update = "UPDATE_APPROVED";

    /// <summary>Fails where the text differs from the file at <paramref name="relative"/>, which counts from the root of the repository.</summary>
    public static void Verify(string text, string relative)
    {
        var path = Path.Combine(SharedData.Repository(), relative);
        var wanted = text.ReplaceLineEndings("\n").TrimEnd() + "\n";

        if (Environment.GetEnvironmentVariable(Update) == "1" && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
        {
            File.WriteAllText(path, wanted);
            return;
        }

        var approved = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";

        if (approved != wanted)
        {
            Assert.Fail($"{relative} is not what the code says now. Read the difference; if it is meant, run the test again with {Update}=1 and commit the file.\n{Difference(approved, wanted)}");
        }
    }

    private static string Difference(string approved, string wanted)
    {
        const int MostLines = 40;
        var (before, after) = (approved.Split('\n'), wanted.Split('\n'));
        var (gone, added) = (before.Except(after).Select(line => "- " + line), after.Except(before).Select(line => "+ " + line));
        return string.Join('\n', gone.Concat(added).Take(MostLines));
    }
}
