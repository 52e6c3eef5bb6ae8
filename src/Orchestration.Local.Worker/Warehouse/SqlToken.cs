namespace Orchestration.Local.Worker.Warehouse;

/// <summary>A piece of SQL: a word or a sign in <see cref="Text"/> as it stands, a literal, or the space between.</summary>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text)
{
    public bool Is(string word) => Kind == SqlTokenKind.Word && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
