namespace Orchestration.Local.Worker.Warehouse;

/// <summary>What a piece of SQL is.</summary>
internal enum SqlTokenKind
{
    Word,
    Sign,
    Literal,
    Space,
}
