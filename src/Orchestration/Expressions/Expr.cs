using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Orchestration.Expressions;

namespace Orchestration;

/// <summary>A value of type <typeparamref name="T"/> that exists only while the state machine runs.</summary>
/// <remarks>
/// The C# around an expression runs once, when the machine is defined; the expression is handed to Step Functions. So an
/// <c>Expr&lt;bool&gt;</c> is not a <c>bool</c>, and an <c>if</c> over it does not compile. A plain value converts to an
/// expression, and so does an interpolated string, holes and all.
/// </remarks>
[InterpolatedStringHandler]
[DebuggerDisplay("{ToString(),nq}")]
public class Expr<T> : IExpr
{
    private readonly ImmutableArray<Node>.Builder? _parts;
    private readonly Node? _node;
    private bool _isAllText = true;

    internal Expr(Node node) => _node = node;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Expr(int literalLength, int formattedCount) => _parts = ImmutableArray.CreateBuilder<Node>((formattedCount * 2) + 1);

    internal Node Node => _node ?? (_parts is [var only] && _isAllText ? only : Node.Concat.Of(_parts!));

    Node IExpr.Node => Node;

    /// <summary>A value that is known when the machine is defined.</summary>
    public static implicit operator Expr<T>(T value) => new(Constants.NodeOf(value));

    /// <summary>Shows the expression, so that one that got into a plain string can be found there.</summary>
    public override string ToString() => $"{{% {JsonataPrinter.Print(Node)} %}}";

    /// <summary>Reads part of this value: <c>run.Get(r =&gt; r.Id)</c>.</summary>
    public Expr<TPart> Get<TPart>(Expression<Func<T, TPart>> part, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(part);
        return new(Translator.Translate(part, Node, Sources.Line(file, line)));
    }

    /// <summary>Asks something of this value: <c>run.Is(r =&gt; r.Attempt &gt; 0)</c>.</summary>
    public Expr<bool> Is(Expression<Func<T, bool>> predicate, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new(Translator.Translate(predicate, Node, Sources.Line(file, line)));
    }

    /// <summary>The member of this value that JSON calls <paramref name="name"/>: what extension properties are made of.</summary>
    /// <typeparam name="TMember">The member's type.</typeparam>
    /// <param name="name">The name in JSON.</param>
    [EditorBrowsable(EditorBrowsableState.Advanced)]
    public Expr<TMember> Member<TMember>(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(new Node.Member(Node, name));
    }

    /// <summary>The same value, taken for a <typeparamref name="TOther"/>: for what types cannot say.</summary>
    public Expr<TOther> As<TOther>() => new(Node);

    /// <summary>Called by the compiler for an interpolated string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string literal) => _parts!.Add(new Node.Constant(literal));

    /// <summary>Called by the compiler for an interpolated string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<TPart>(Expr<TPart> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        _isAllText &= Translator.IsText(typeof(TPart));
        _parts!.Add(part.Node);
    }

    /// <summary>Called by the compiler for an interpolated string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(string? part) => _parts!.Add(new Node.Constant(part ?? ""));

    /// <summary>Called by the compiler for an interpolated string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(DeployedValue part) => _parts!.Add(new Node.Deployed(part));

    /// <summary>Called by the compiler for an interpolated string.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(int part) => _parts!.Add(new Node.Constant(part.ToString(CultureInfo.InvariantCulture)));
}
