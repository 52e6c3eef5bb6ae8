namespace Orchestration.Tests.Shared;

/// <summary>Texts that were reviewed and are kept in the repository. <c>UPDATE_APPROVED=1</c> writes them anew.</summary>
internal static class Approved
{
    /// <summary>Compares <paramref name="actual"/> with the file at <paramref name="relative"/>, counted from the repository's root.</summary>
    public static void Check(string relative, string actual)
    {
        var path = Path.Combine(SharedData.Repository(), relative);

        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        File.Exists(path).Should().BeTrue($"{relative} is kept in the repository; UPDATE_APPROVED=1 writes it");
        actual.Should().Be(File.ReadAllText(path), $"{relative} holds what was approved; UPDATE_APPROVED=1 writes it anew, for review");
    }
}
