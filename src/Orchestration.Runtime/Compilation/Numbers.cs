using Orchestration.Query;
using Orchestration.Query.Json;
using Orchestration.Runtime.States;

namespace Orchestration.Runtime.Compilation;

/// <summary>Number fields of states in JSONata.</summary>
internal static class Numbers
{
    public static long Whole(Field field, JsonValue value, string name, long least, long most)
    {
        if (!value.IsNumber)
        {
            throw Wrong.Type(field, name, "number", value);
        }

        var number = value.AsNumber();

        if (number != Math.Floor(number))
        {
            throw new QueryEvaluationException(ErrorNames.QueryEvaluation, $"The {name} field cannot be parsed as an integer: {value.ToJson()}", name);
        }

        if (number < least || number > most)
        {
            throw new QueryEvaluationException(ErrorNames.QueryEvaluation, $"{name} must be between {least} and {most} but was: {value.ToJson()}", name);
        }

        return (long)number;
    }

    public static double Percentage(Field field, JsonValue value, string name)
    {
        if (!value.IsNumber)
        {
            throw Wrong.Type(field, name, "number", value);
        }

        return value.AsNumber() is >= 0 and <= 100
            ? value.AsNumber()
            : throw new QueryEvaluationException(ErrorNames.QueryEvaluation, $"{name} must be between 0 and 100.", name);
    }
}
