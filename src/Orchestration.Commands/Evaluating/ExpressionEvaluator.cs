using Orchestration.Query;
using Orchestration.Query.Intrinsics;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;
using Orchestration.Query.JsonPath;

namespace Orchestration.Commands.Evaluating;

/// <summary>Evaluates an expression that a person typed, in the language that it is in.</summary>
internal static class ExpressionEvaluator
{
    private const string Field = "Output";

    public static EvaluationOutcome Evaluate(string text, EvaluationSettings settings, CancellationToken cancellation)
    {
        try
        {
            return IsJsonata(text, settings.Language) ? EvaluateJsonata(text, settings, cancellation) : EvaluateJsonPath(text, settings);
        }
        catch (QueryEvaluationException exception)
        {
            return new EvaluationOutcome.Failed(exception.Error, exception.Cause, null);
        }
    }

    private static bool IsJsonata(string text, ExpressionLanguage language) => language switch
    {
        ExpressionLanguage.Jsonata => true,
        ExpressionLanguage.JsonPath => false,
        _ => !(text.Trim() is "$" or ['$', '.' or '[' or '$', ..] || text.TrimStart().StartsWith("States.", StringComparison.Ordinal)),
    };

    private static EvaluationOutcome EvaluateJsonata(string text, EvaluationSettings settings, CancellationToken cancellation)
    {
        var inner = JsonataTemplate.IsExpression(text.Trim()) ? text.Trim()[2..^2].Trim() : text.Trim();
        JsonataExpression expression;

        try
        {
            expression = JsonataExpression.Parse(inner);
        }
        catch (QuerySyntaxException exception)
        {
            return new EvaluationOutcome.Refused(exception.Code, exception.Message, new(inner, exception.Position));
        }

        if (!settings.IsPlain && expression.TopLevelReferences is [var reference, ..])
        {
            var better = reference.Name.StartsWith('$') ? "$states.input" : $"$states.input.{reference}";
            return new EvaluationOutcome.Refused(
                "UNSUPPORTED_JSONATA_EXPRESSION",
                $"Reference to '{reference}' at the top level is not supported: in Step Functions an expression has no context. Write {better}, or give --plain.",
                new(inner, reference.Position));
        }

        try
        {
            if (!settings.IsPlain)
            {
                return new EvaluationOutcome.Given(expression.Evaluate(settings.Scope, Field, cancellation: cancellation));
            }

            var value = expression.EvaluateRaw(settings.Input, settings, time: settings.Time, cancellation: cancellation);
            return value.IsUndefined ? new EvaluationOutcome.Failed("undefined", "The expression found nothing.", null) : new EvaluationOutcome.Given(value);
        }
        catch (QueryEvaluationException exception)
        {
            return new EvaluationOutcome.Failed(exception.Error, exception.Cause, PlaceOf(exception.InnerException as JsonataException, inner));
        }
        catch (JsonataException exception)
        {
            return new EvaluationOutcome.Failed(exception.Code, exception.Message, PlaceOf(exception, inner));
        }
    }

    private static FaultyText? PlaceOf(JsonataException? exception, string text) => exception is { Position: >= 0 } ? new(text, exception.Position) : null;

    private static EvaluationOutcome EvaluateJsonPath(string text, EvaluationSettings settings)
    {
        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            return EvaluateTemplate(text, settings);
        }

        try
        {
            var isCall = text.TrimStart().StartsWith("States.", StringComparison.Ordinal);
            return new EvaluationOutcome.Given(isCall ? IntrinsicCall.Parse(text).Evaluate(settings.Scope) : JsonPathExpression.Parse(text).Read(settings.Scope));
        }
        catch (QuerySyntaxException exception)
        {
            return new EvaluationOutcome.Refused(exception.Code, exception.Message, new(text, exception.Position));
        }
    }

    private static EvaluationOutcome EvaluateTemplate(string text, EvaluationSettings settings)
    {
        const string Field = "Parameters";

        try
        {
            return new EvaluationOutcome.Given(PayloadTemplate.Compile(JsonValue.Parse(text), Field).Evaluate(settings.Scope));
        }
        catch (QuerySyntaxException exception)
        {
            var (places, place) = (JsonPlaces.Of(text), exception.Location![Field.Length..]);
            var at = exception.Text is { } part ? places.Find(place, part, exception.PositionInText) : places.Find(place);
            return new EvaluationOutcome.Refused(exception.Code, exception.Message, at is { } character ? new(text, character) : null);
        }
        catch (JsonFormatException exception)
        {
            throw new CommandException($"The template is not JSON: {exception.Message}");
        }
    }
}
