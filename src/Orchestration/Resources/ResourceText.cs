using System.Text.RegularExpressions;

namespace Orchestration.Resources;

/// <summary>Text in which placeholders may stand: <c>${BronzeBucketUri}/tables/</c>.</summary>
/// <param name="Template">The text, placeholders and all.</param>
public readonly partial record struct ResourceText(string Template)
{
    /// <summary>The names of the placeholders, in the order of the text.</summary>
    public IEnumerable<string> Placeholders => Holes().Matches(Template).Select(match => match.Groups[1].Value);

    /// <summary>Text without placeholders.</summary>
    public static implicit operator ResourceText(string text) => new(text);

    /// <summary>Text that is one placeholder.</summary>
    public static implicit operator ResourceText(Placeholder placeholder) => new(placeholder.ToString());

    /// <summary>The text with each placeholder replaced.</summary>
    /// <param name="value">Gives the value of the placeholder with this name.</param>
    public string Fill(Func<string, string> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Holes().Replace(Template, match => value(match.Groups[1].Value));
    }

    /// <inheritdoc />
    public override string ToString() => Template;

    [GeneratedRegex(@"\$\{([A-Za-z][A-Za-z0-9]*)\}")]
    private static partial Regex Holes();
}
