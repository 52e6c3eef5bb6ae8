namespace Orchestration.Query.JsonPath.Compilation;

internal enum FilterOperator
{
    Equal,
    GreaterOrEqual,
    LessOrEqual,
    NotEqual,
    Less,
    Greater,
    Matches,
}
