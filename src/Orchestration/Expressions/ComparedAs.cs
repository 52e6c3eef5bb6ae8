namespace Orchestration.Expressions;

/// <summary>As what two values are compared: JSONPath has an operator for each kind.</summary>
internal enum ComparedAs
{
    Anything,
    Text,
    Number,
    Boolean,
    Time,
}
