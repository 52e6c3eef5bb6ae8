using Orchestration.Query.Json;

namespace Orchestration.Query.Jsonata;

/// <summary>An expression that JSONata cannot evaluate, in JSONata's own words. <see cref="JsonataExpression.Evaluate"/> wraps it in what Step Functions says.</summary>
public sealed class JsonataException : Exception
{
    private readonly string? _text;

    internal JsonataException(string code, JsonValue value = default, JsonValue value2 = default, string? text = null) =>
        (Code, Value, Value2, _text) = (code, value, value2, text);

    /// <summary>JSONata's code, such as <c>T2001</c>; <c>U1001</c> and <c>U1002</c> where a limit was reached.</summary>
    public string Code { get; }

    /// <summary>The operator or function at fault, where JSONata names one.</summary>
    public string? Token { get; internal set; }

    /// <summary>The character of the expression at fault, from 0; -1 where it is not known.</summary>
    public int Position { get; internal set; } = -1;

    /// <summary>The value at fault.</summary>
    public JsonValue Value { get; }

    /// <summary>The other value at fault, where two do not go together.</summary>
    public JsonValue Value2 { get; }

    /// <summary>Whether a limit was reached: Step Functions then gives a text without a code.</summary>
    public bool IsLimit => Code[0] == 'U';

    internal int Index { get; init; }

    internal string? TypeName { get; init; }

    /// <summary>What is wrong, in JSONata's words and without the code.</summary>
    public override string Message => _text ?? Messages.Fill(Messages.Of(Code), name => name switch
    {
        "token" => Token is null ? default(JsonValue) : Token,
        "value" => Value,
        "value2" or "exp" => Value2,
        "index" => Index,
        "type" => TypeName is null ? default(JsonValue) : TypeName,
        _ => default,
    });

    // Both are exception filters that let the exception pass: who is nearest says where it was, before the stack is unwound.
    internal bool At(string? token, int position)
    {
        Token ??= token;

        if (Position < 0)
        {
            Position = position;
        }

        return false;
    }

    internal bool Under(string token, int position)
    {
        (Token, Position) = (token, position);
        return false;
    }
}
