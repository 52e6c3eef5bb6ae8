namespace Orchestration.Aws.Credentials;

/// <summary>Finds the region where every AWS tool finds it: what was said, the environment, the profile.</summary>
internal static class RegionFinder
{
    /// <summary>The name of the region; null where nobody names one, and only the instance may know it.</summary>
    /// <exception cref="SetupException">It cannot be the name of a region.</exception>
    public static string? Find(AwsSettings settings, SharedProfiles profiles)
    {
        var (region, from) = settings.Region is { } said ? (said, "--region")
            : Variables.Read("AWS_REGION") is { } variable ? (variable, "AWS_REGION")
            : Variables.Read("AWS_DEFAULT_REGION") is { } usual ? (usual, "AWS_DEFAULT_REGION")
            : OfProfile(settings, profiles);

        return region is null || region.All(static letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-')
            ? region
            : throw new SetupException(new(AwsFailureKind.NoRegion, $"{from} gives '{region}', which cannot be a region. A region is called such as eu-central-1."));
    }

    private static (string? Region, string From) OfProfile(AwsSettings settings, SharedProfiles profiles)
    {
        var name = settings.Profile ?? Variables.Read(Variables.Profile) ?? SharedProfiles.Default;
        return (profiles.Find(name)?.Region?.SystemName, $"The profile '{name}'");
    }
}
