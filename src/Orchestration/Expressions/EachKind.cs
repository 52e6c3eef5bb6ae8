namespace Orchestration.Expressions;

/// <summary>What is done with each item of a list.</summary>
internal enum EachKind
{
    Select,
    Where,
    OrderBy,
}
