namespace Orchestration.Query.Jsonata.Syntax;

internal enum TokenKind
{
    End,
    Name,
    Variable,
    Operator,
    String,
    Number,
    Constant,
    Regex,
}
