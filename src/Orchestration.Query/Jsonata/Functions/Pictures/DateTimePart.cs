namespace Orchestration.Query.Jsonata.Functions.Pictures;

/// <summary>A part of a date and time picture: text, or a component such as <c>[Y0001]</c>.</summary>
/// <param name="Literal">The text; null for a component.</param>
/// <param name="Component">The letter of the component; <c>\0</c> for text.</param>
internal sealed record DateTimePart(string? Literal, char Component)
{
    /// <summary>The letters of a name, where the part is written as one.</summary>
    public LetterCase? Names { get; init; }

    public IntegerFormat? Integer { get; init; }

    /// <summary>Whether <c>Z</c> stands for no offset.</summary>
    public bool Traditional { get; init; }

    /// <summary>The most characters of a name; not a number where there is no such limit.</summary>
    public double Widest { get; init; } = double.NaN;

    /// <summary>How many digits a year, month or day has; -1 where that is open.</summary>
    public double Digits { get; init; } = double.NaN;
}
