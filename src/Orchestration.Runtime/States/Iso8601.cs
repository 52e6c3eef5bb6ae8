using System.Globalization;
using System.Text.RegularExpressions;

namespace Orchestration.Runtime.States;

/// <summary>Moments as Step Functions accepts them: an extended date and time with an offset.</summary>
internal static partial class Iso8601
{
    public static bool TryParse(string text, out DateTimeOffset moment)
    {
        moment = default;
        var match = Extended().Match(text);

        if (!match.Success)
        {
            return false;
        }

        // .NET reads seven digits of a fraction, AWS nine.
        var fraction = match.Groups["fraction"].Value;
        var trimmed = text.Replace(fraction.Length > 8 ? fraction : "\0", fraction.Length > 8 ? fraction[..8] : "", StringComparison.Ordinal);
        return DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out moment);
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(?<fraction>\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex Extended();
}
