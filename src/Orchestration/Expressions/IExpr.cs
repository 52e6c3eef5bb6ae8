namespace Orchestration.Expressions;

internal interface IExpr
{
    Node Node { get; }
}
