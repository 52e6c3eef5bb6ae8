using System.Collections.Immutable;
using Orchestration.Query.Json;

namespace Orchestration.Expressions;

/// <summary>The language in between: what C# says about run-time values, before it is printed as JSONata or as JSONPath.</summary>
/// <remarks>The private constructor closes the hierarchy, so that a printer's switch covers every case there is.</remarks>
internal abstract record Node
{
    private Node()
    {
    }

    /// <summary>How many characters this has at most as text, where that is known.</summary>
    public virtual int? MaxLength => null;

    /// <summary>A value that is known when the machine is defined.</summary>
    public sealed record Constant(JsonValue Value) : Node
    {
        public override int? MaxLength => Value.IsString ? Value.AsString().Length : Value.ToString().Length;
    }

    /// <summary>A value that is known when the machine is deployed.</summary>
    public sealed record Deployed(DeployedValue Value) : Node
    {
        // An ARN has 2,048 characters at most.
        public override int? MaxLength => 2048;
    }

    /// <summary>The input of the execution: the machine's own, or that of each item of a distributed Map.</summary>
    public sealed record Input(IScope Graph) : Node;

    /// <summary>The result of the state being described; only its <c>Assign</c> and <c>Output</c> may read it.</summary>
    public sealed record Result : Node;

    /// <summary>The error being caught; only a catcher may read it.</summary>
    public sealed record CaughtError : Node;

    /// <summary>Part of the context object, such as <c>Execution.Id</c>.</summary>
    public sealed record Context(string Path, int? Bound = null) : Node
    {
        public override int? MaxLength => Bound;
    }

    public sealed record Variable(Slot Slot) : Node;

    public sealed record Member(Node Target, string Name, Func<int>? Bound = null) : Node
    {
        public override int? MaxLength => Bound?.Invoke();
    }

    public sealed record Element(Node Target, Node Index) : Node;

    public sealed record Not(Node Operand) : Node;

    /// <param name="Operator">What is done.</param>
    /// <param name="Left">The left operand.</param>
    /// <param name="Right">The right operand.</param>
    /// <param name="As">As what the two are compared.</param>
    /// <param name="MayBeAbsent">Whether an operand may be absent, which compares as false.</param>
    public sealed record Binary(Operator Operator, Node Left, Node Right, ComparedAs As = ComparedAs.Anything, bool MayBeAbsent = false) : Node;

    /// <summary>Whether there is a value: neither absent nor null.</summary>
    public sealed record HasValue(Node Operand) : Node;

    /// <summary>The value, or another where it is absent or null.</summary>
    public sealed record Coalesce(Node Value, Node Fallback) : Node;

    public sealed record Conditional(Node Test, Node Then, Node Otherwise) : Node;

    /// <summary>Whether text fits a pattern in which <c>*</c> stands for anything and <c>\*</c> for a star.</summary>
    public sealed record Like(Node Text, string Pattern) : Node;

    /// <summary>What a lambda does with each item of a list.</summary>
    public sealed record Each(EachKind Kind, Node Items, Parameter Item, Node Body) : Node;

    /// <summary>The item that the lambda is given.</summary>
    public sealed record Parameter(string Name) : Node;

    /// <summary>A call of a function of the query language.</summary>
    public sealed record Call(Function Function, ImmutableArray<Node> Arguments) : Node
    {
        public override int? MaxLength => Function.MaxLength;
    }

    /// <summary>Text of at most this many characters; where the language cannot cut, the text has to be known to be short enough.</summary>
    public sealed record Cut(Node Text, int Length) : Node
    {
        public override int? MaxLength => Length;
    }

    /// <summary>Text with a question mark for each character that is not printable ASCII; where the language cannot replace, the text as it is.</summary>
    public sealed record Ascii(Node Text) : Node
    {
        public override int? MaxLength => Text.MaxLength;
    }

    /// <summary>What a person wants to read of an error's cause: the message in it where it is JSON with one, else all of it.</summary>
    public sealed record Readable(Node Cause) : Node
    {
        public override int? MaxLength => Cause.MaxLength;
    }

    /// <summary>A condition that also looks at the time, where the language reckons with times, and else only counts.</summary>
    public sealed record Timed(Node Reckoned, Node Counted) : Node;

    public sealed record Object(ImmutableArray<NodeMember> Members) : Node;

    public sealed record List(ImmutableArray<Node> Items) : Node;

    /// <summary>The nodes of which this one is made.</summary>
    public IEnumerable<Node> Children => this switch
    {
        Member member => [member.Target],
        Element element => [element.Target, element.Index],
        Not not => [not.Operand],
        Binary binary => [binary.Left, binary.Right],
        HasValue present => [present.Operand],
        Coalesce coalesce => [coalesce.Value, coalesce.Fallback],
        Conditional conditional => [conditional.Test, conditional.Then, conditional.Otherwise],
        Like like => [like.Text],
        Each each => [each.Items, each.Body],
        Call call => call.Arguments,
        Cut cut => [cut.Text],
        Ascii ascii => [ascii.Text],
        Readable readable => [readable.Cause],
        Timed timed => [timed.Reckoned, timed.Counted],
        Object @object => @object.Members.Select(member => member.Value),
        List list => list.Items,
        Concat concat => concat.Parts,
        _ => [],
    };

    public sealed record Concat(ImmutableArray<Node> Parts) : Node
    {
        public override int? MaxLength => Parts.Aggregate((int?)0, (sum, part) => sum + part.MaxLength);

        /// <summary>The whole text, where all of it is known when the machine is deployed.</summary>
        public string? Known => Parts.All(part => part is Constant or Deployed)
            ? string.Concat(Parts.Select(part => part is Deployed deployed ? deployed.Value.ToString() : Text(((Constant)part).Value)))
            : null;

        /// <summary>Joins parts, and what is known already at once.</summary>
        public static Node Of(IEnumerable<Node> parts)
        {
            var joined = new List<Node>();

            foreach (var part in parts.SelectMany(part => part is Concat inner ? inner.Parts : [part]))
            {
                if (part is Constant { Value: var next } && joined is [.., Constant { Value: var last }])
                {
                    joined[^1] = new Constant(Text(last) + Text(next));
                }
                else
                {
                    joined.Add(part);
                }
            }

            return joined switch
            {
                [] => new Constant(""),
                [Constant only] => new Constant(Text(only.Value)),
                [Deployed or Cut or Readable or Ascii] => joined[0],
                _ => new Concat([.. joined]),
            };
        }

        private static string Text(JsonValue value) => value.IsString ? value.AsString() : value.IsNull ? "" : value.ToString();
    }
}
