using System.Text.RegularExpressions;

namespace Orchestration.Cdk;

/// <summary>Fills placeholders, CloudFormation's own (<c>${AWS::Region}</c>) among them.</summary>
internal static partial class AllHoles
{
    public static string Fill(string template, Func<string, string> value) => Holes().Replace(template, match => value(match.Groups[1].Value));

    [GeneratedRegex(@"\$\{([A-Za-z][A-Za-z0-9:]*)\}")]
    private static partial Regex Holes();
}
