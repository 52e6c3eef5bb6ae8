namespace Orchestration.Query.Jsonata.Syntax;

/// <summary>An expression as it was written. Two are equal when they are written alike, wherever they stand.</summary>
internal abstract record SyntaxNode
{
    private SyntaxNode()
    {
    }

    /// <summary>The character of its token, from 0; of an operator with two sides, the operator's.</summary>
    public int Position { get; init; }

    /// <summary>Whether <c>[]</c> follows, so that one result stays an array.</summary>
    public bool KeepArray { get; init; }

    public virtual bool Equals(SyntaxNode? other) => other is not null && EqualityContract == other.EqualityContract && KeepArray == other.KeepArray;

    public override int GetHashCode() => KeepArray.GetHashCode();

    /// <summary>Where an expression should be and the text ends.</summary>
    public sealed record End : SyntaxNode;

    public sealed record Number(double Value) : SyntaxNode;

    public sealed record Text(string Value) : SyntaxNode;

    /// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public sealed record Constant(bool? Value) : SyntaxNode;

    public sealed record Regex(string Pattern, string Flags) : SyntaxNode;

    public sealed record Name(string Value) : SyntaxNode;

    /// <summary><c>$name</c>; <c>$</c> has the name "" and <c>$$</c> the name "$".</summary>
    public sealed record Variable(string Value) : SyntaxNode;

    /// <summary><c>*</c></summary>
    public sealed record Wildcard : SyntaxNode;

    /// <summary><c>**</c></summary>
    public sealed record Descendants : SyntaxNode;

    /// <summary><c>%</c></summary>
    public sealed record Parent : SyntaxNode;

    /// <summary><c>?</c> as an argument: partial application.</summary>
    public sealed record Placeholder : SyntaxNode;

    public sealed record Negation(SyntaxNode Operand) : SyntaxNode;

    /// <summary>Two sides and an operator between them, <c>.</c> and <c>~></c> included.</summary>
    public sealed record Binary(string Operator, SyntaxNode Left, SyntaxNode Right) : SyntaxNode;

    /// <summary><c>left[predicate]</c></summary>
    public sealed record Filter(SyntaxNode Left, SyntaxNode Predicate) : SyntaxNode;

    /// <summary><c>left{key: value}</c></summary>
    public sealed record Group(SyntaxNode Left, SyntaxList<(SyntaxNode Key, SyntaxNode Value)> Pairs) : SyntaxNode;

    /// <summary><c>left^(term, &gt;term)</c></summary>
    public sealed record Sort(SyntaxNode Left, SyntaxList<(bool Descending, SyntaxNode Term)> Terms) : SyntaxNode;

    /// <summary><c>left@$name</c></summary>
    public sealed record Focus(SyntaxNode Left, string Target) : SyntaxNode;

    /// <summary><c>left#$name</c></summary>
    public sealed record Index(SyntaxNode Left, string Target) : SyntaxNode;

    /// <summary><c>$name := value</c></summary>
    public sealed record Bind(string Target, SyntaxNode Value) : SyntaxNode;

    public sealed record Condition(SyntaxNode Test, SyntaxNode Then, SyntaxNode? Else) : SyntaxNode;

    public sealed record Call(SyntaxNode Function, SyntaxList<SyntaxNode> Arguments) : SyntaxNode;

    public sealed record Lambda(SyntaxList<string> Parameters, string? Signature, SyntaxNode Body) : SyntaxNode;

    /// <summary><c>(first; second)</c></summary>
    public sealed record Block(SyntaxList<SyntaxNode> Expressions) : SyntaxNode;

    public sealed record Array(SyntaxList<SyntaxNode> Items) : SyntaxNode;

    public sealed record Object(SyntaxList<(SyntaxNode Key, SyntaxNode Value)> Pairs) : SyntaxNode;

    /// <summary><c>|pattern|update,delete|</c></summary>
    public sealed record Transform(SyntaxNode Pattern, SyntaxNode Update, SyntaxNode? Delete) : SyntaxNode;
}
