using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Orchestration.Query.Json;
using Orchestration.Query.JsonPath.Compilation;

namespace Orchestration.Query.JsonPath.Evaluation;

/// <summary>Asks whether an item passes a filter.</summary>
internal static class FilterEvaluator
{
    /// <summary>Asks; null when that goes well. A missing member is no failure but a "no".</summary>
    public static PathFailure? Accepts(FilterExpression filter, JsonValue item, JsonValue document, out bool accepted)
    {
        accepted = false;

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return PathFailure.Unfit("The filter is nested too deeply.");
        }

        switch (filter)
        {
            case FilterExpression.And and:
                return Accepts(and.First, item, document, out accepted) ?? (accepted ? Accepts(and.Second, item, document, out accepted) : null);

            case FilterExpression.Or or:
                return Accepts(or.First, item, document, out accepted) ?? (accepted ? null : Accepts(or.Second, item, document, out accepted));

            case FilterExpression.Exists exists:
                var failure = PathReader.Read(exists.Path, item, out var value);
                accepted = failure is null ? value.IsNull != exists.Expected : !exists.Expected;
                return failure is { IsMissing: false } ? failure : null;

            default:
                return Compare((FilterExpression.Compare)filter, item, document, out accepted);
        }
    }

    private static PathFailure? Compare(FilterExpression.Compare compare, JsonValue item, JsonValue document, out bool accepted)
    {
        accepted = false;
        JsonValue right = default;
        var failure = Evaluate(compare.Left, item, document, out var left) ?? Evaluate(compare.Right, item, document, out right);

        if (failure is not null)
        {
            return failure.IsMissing ? null : failure;
        }

        if (compare.Operator == FilterOperator.Matches)
        {
            return Match(compare, left, right, out accepted);
        }

        if (compare.Operator is not (FilterOperator.Equal or FilterOperator.NotEqual) && left.IsNull != right.IsNull)
        {
            return null;
        }

        failure = FilterComparison.Compare(right, compare.Right as FilterExpression.Operand.Text, left, out var order);
        accepted = failure is null && order is { } known && compare.Operator switch
        {
            FilterOperator.Equal => known == 0,
            FilterOperator.NotEqual => known != 0,
            FilterOperator.Greater => known < 0,
            FilterOperator.GreaterOrEqual => known <= 0,
            FilterOperator.Less => known > 0,
            _ => known >= 0,
        };

        return failure;
    }

    private static PathFailure? Evaluate(FilterExpression.Operand operand, JsonValue item, JsonValue document, out JsonValue value)
    {
        switch (operand)
        {
            case FilterExpression.Operand.Path path:
                return PathReader.Read(path.Steps, path.FromDocument ? document : item, out value);

            case FilterExpression.Operand.Text text:
                value = text.Value;
                return null;

            default:
                value = default;
                return null;
        }
    }

    private static PathFailure? Match(FilterExpression.Compare compare, JsonValue left, JsonValue right, out bool accepted)
    {
        accepted = false;

        var (pattern, target) = (compare.Left, compare.Right) switch
        {
            (FilterExpression.Operand.Pattern regex, _) => (regex.Regex, right),
            (_, FilterExpression.Operand.Pattern regex) => (regex.Regex, left),
            _ => (null, default),
        };

        if (pattern is null)
        {
            return PathFailure.Unfit("class java.lang.String cannot be cast to class java.util.regex.Pattern (java.lang.String and java.util.regex.Pattern are in module java.base of loader 'bootstrap')");
        }

        if (target.IsNull || target.IsUndefined)
        {
            return null;
        }

        try
        {
            accepted = pattern.IsMatch(PathReader.Print(target, isNode: false));
            return null;
        }
        catch (RegexMatchTimeoutException)
        {
            return PathFailure.Unfit($"The pattern of the filter takes longer than {pattern.MatchTimeout.TotalSeconds} s for one text.");
        }
    }
}
