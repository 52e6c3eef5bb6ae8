namespace Orchestration.Query.Jsonata.Compilation;

internal enum PlanKind
{
    Number,
    Text,
    Constant,
    Regex,
    Name,
    Variable,
    Wildcard,
    Descendants,
    Parent,
    Placeholder,
    Negation,
    Binary,
    Apply,
    Path,
    Sort,
    Bind,
    Condition,
    Call,
    TailCall,
    Lambda,
    Block,
    Array,
    Object,
    Transform,
}
