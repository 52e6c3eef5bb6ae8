using Orchestration.Query.Jsonata.Syntax;

namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>An expression after paths are laid out as steps and every <c>%</c> has found its step.</summary>
internal sealed class Plan(PlanKind kind, SyntaxNode syntax)
{
    public PlanKind Kind { get; set; } = kind;

    public SyntaxNode Syntax { get; } = syntax;

    /// <summary>All of the syntax that became this plan, predicates and groupings included.</summary>
    public SyntaxNode Whole { get; set; } = syntax;

    /// <summary>A name, a text or an operator.</summary>
    public string Word { get; set; } = "";

    public double Number { get; set; }

    /// <summary>The steps of a path, the items of an array, the expressions of a block, the arguments of a call.</summary>
    public List<Plan> Items { get; set; } = [];

    public List<(Plan Key, Plan Value)> Pairs { get; set; } = [];

    public List<(bool Descending, Plan Term)> Terms { get; set; } = [];

    /// <summary>The left side; the test of a condition; the function of a call; the pattern of a transform.</summary>
    public Plan? Left { get; set; }

    /// <summary>The right side; what a condition gives when true; the update of a transform; the body of a lambda.</summary>
    public Plan? Right { get; set; }

    /// <summary>What a condition gives when false; the deletions of a transform.</summary>
    public Plan? Other { get; set; }

    public bool KeepArray { get; set; }

    public bool KeepSingletonArray { get; set; }

    public bool ConstructedArray { get; set; }

    public bool Tuple { get; set; }

    public string? Focus { get; set; }

    public string? Index { get; set; }

    public AncestorSlot? Ancestor { get; set; }

    /// <summary>What a <c>%</c> stands for.</summary>
    public AncestorSlot? Slot { get; set; }

    public List<Stage>? Predicates { get; set; }

    public List<Stage>? Stages { get; set; }

    public List<(Plan Key, Plan Value)>? Group { get; set; }

    public int GroupPosition { get; set; }

    public List<AncestorSlot>? Seeking { get; set; }

    /// <summary>What its value hangs on; known once the whole expression is laid out.</summary>
    public Dependencies Dependencies { get; set; } = Dependencies.None;

    /// <summary>Whether it was not evaluated beforehand though it hangs on nothing.</summary>
    public bool Unfolded { get; set; }

    public int Position => Syntax.Position;

    /// <summary>What messages call this kind of expression.</summary>
    public string TypeName => Kind switch
    {
        PlanKind.Text => "string",
        PlanKind.Constant => "value",
        PlanKind.Descendants => "descendant",
        PlanKind.Negation or PlanKind.Array or PlanKind.Object => "unary",
        PlanKind.Call or PlanKind.TailCall => Items.Exists(item => item.Kind == PlanKind.Placeholder) ? "partial" : "function",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
