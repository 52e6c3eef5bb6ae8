using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;

namespace Orchestration.Runtime.Compilation;

/// <summary>A number that a Map takes from the definition, an expression or a path.</summary>
/// <param name="name">The field's name without <c>Path</c>.</param>
/// <param name="field">Where it comes from.</param>
/// <param name="path">JSONPath: the text of the path; null where the number itself or an expression is given.</param>
internal sealed class NumberField(string name, Field field, string? path)
{
    public long Whole(Strand strand, JsonValue input, long least, long most)
    {
        var value = field.Evaluate(strand, input);

        if (path is null)
        {
            return Numbers.Whole(field, value, name, least, most);
        }

        if (AsNumber(value) is not { } number || number != Math.Floor(number))
        {
            throw new QueryEvaluationException(ErrorNames.Runtime, $"The {name}Path field refers to value \"{Shown.Plain(value)}\" which is not a valid integer: {path}");
        }

        if (number < least)
        {
            throw new QueryEvaluationException(ErrorNames.Runtime, least == 0 ? $"{name} cannot be negative." : $"field {name} must be positive");
        }

        return (long)Math.Min(number, most);
    }

    public double Percentage(Strand strand, JsonValue input)
    {
        var value = field.Evaluate(strand, input);

        if (path is null)
        {
            return Numbers.Percentage(field, value, name);
        }

        var number = AsNumber(value)
            ?? throw new QueryEvaluationException(ErrorNames.Runtime, $"The {name}Path field refers to value \"{Shown.Plain(value)}\" which is not a valid float: {path}");
        return number is >= 0 and <= 100 ? number : throw new QueryEvaluationException(ErrorNames.Runtime, $"{name} must be between 0 and 100.");
    }

    // AWS takes numbers that are written as text.
    private static double? AsNumber(JsonValue value) => value.Kind switch
    {
        JsonKind.Number => value.AsNumber(),
        JsonKind.String when double.TryParse(value.AsString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
