using System.Collections.Immutable;
using Orchestration.Expressions;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Authoring;

/// <summary>Turns what was recorded into the model, in one query language.</summary>
/// <param name="language">The language.</param>
/// <param name="live">The variables that something reads; null to find out.</param>
internal sealed class Lowering(QueryLanguage language, IReadOnlySet<Slot>? live)
{
    private Draft? _draft;
    private Graph? _graph;

    public bool IsJsonata => language is QueryLanguage.Jsonata;

    /// <summary>The variables that were read so far.</summary>
    public HashSet<Slot> Read { get; } = [];

    public State Build(Draft draft, Graph graph)
    {
        var outer = (_draft, _graph);
        (_draft, _graph) = (draft, graph);
        var state = draft.Build(this);
        (_draft, _graph) = outer;
        return state;
    }

    public StateGraph Fill(StateGraph shell, Graph graph) => shell with { StartAt = graph.Start.Target, States = graph.Build(this) };

    /// <summary>A field that holds a value or an expression; in JSONPath a path goes into a field of its own.</summary>
    public (JsonValue Value, string? Path) Field(Node? node)
    {
        switch (node)
        {
            case null:
                return default;
            case Node.Constant or Node.Deployed or Node.Concat { Known: not null }:
                return (Plain(node), null);
            default:
                Note(node);
                return IsJsonata ? (Jsonata(node), null) : (default, JsonPathPrinter.Print(node));
        }
    }

    /// <summary>A field of JSON in which expressions stand.</summary>
    public JsonValue Template(Node node)
    {
        Note(node);
        return IsJsonata ? JsonataTemplate(node) : JsonPathTemplate(node);
    }

    /// <summary>What a state sets; undefined when nobody reads it.</summary>
    public JsonValue Assign(IEnumerable<Assignment> assignments)
    {
        var members = assignments.Where(assignment => live?.Contains(assignment.Slot) is not false).Select(assignment => new NodeMember(assignment.Slot.Name, assignment.Value)).ToImmutableArray();
        return members.IsEmpty ? default : Template(new Node.Object(members));
    }

    public ChoiceRule Rule(Node condition, string next)
    {
        Note(condition);
        return IsJsonata ? new() { Condition = Jsonata(condition), Next = next } : new() { Test = JsonPathPrinter.Rule(condition), Next = next };
    }

    /// <summary>A state that ends a graph with an output.</summary>
    public PassState Last(string name, Node output)
    {
        var last = new PassState { Name = name, End = true };

        if (IsJsonata)
        {
            return last with { Output = Template(output) };
        }

        Note(output);
        return output switch
        {
            Node.Object => last with { Parameters = JsonPathTemplate(output) },
            Node.Constant or Node.Deployed or Node.Concat { Known: not null } => last with { Result = Plain(output) },
            _ when JsonPathPrinter.IsPath(output) => last with { InputPath = JsonPathPrinter.Print(output) },
            _ => last with { Parameters = JsonValue.Object(("value.$", JsonPathPrinter.Print(output))), OutputPath = "$.value" },
        };
    }

    /// <summary>Remembers which variables are read, and refuses those that are not there.</summary>
    public void Note(Node node)
    {
        if (node is Node.Variable { Slot: var slot })
        {
            Check(slot);
            Read.Add(slot);
        }

        if (node is Node.Timed timed)
        {
            Note(IsJsonata ? timed.Reckoned : timed.Counted);
            return;
        }

        if (node is Node.Constant constant)
        {
            Checked(constant.Value);
        }

        if (node is Node.Input { Graph: var graph })
        {
            CheckInput(graph);
        }

        foreach (var child in node.Children)
        {
            Note(child);
        }
    }

    private void Check(Slot slot)
    {
        for (IScope? graph = _graph; graph != slot.Graph; graph = graph.Parent)
        {
            if (graph is null)
            {
                throw new DefinitionException("ASL1007", $"'{_draft!.Name}' reads what '{slot.SetBy}' left behind in '{slot.Graph.Name}', and variables do not leave a Map or a Parallel. Return it from there.");
            }

            if (graph.IsDistributed)
            {
                throw new DefinitionException("ASL1008", $"'{_draft!.Name}' reads what '{slot.SetBy}' left behind, but each item of the distributed '{graph.Name}' has an execution of its own and sees no variable of this one. Give it with each item, by with:.");
            }
        }

        if (slot.Step is not null && _draft!.Step != slot.Step)
        {
            throw new DefinitionException("ASL1011", $"'{_draft.Name}' reads what '{slot.SetBy}' left behind in the step '{slot.Step}', but an execution that resumes at a later step never came by there. Read it in the same step, or keep it outside the machine.");
        }
    }

    private void CheckInput(IScope graph)
    {
        for (IScope? here = _graph; here is not null && here != graph; here = here.Parent)
        {
            if (here.IsDistributed)
            {
                throw new DefinitionException("ASL1008", $"'{_draft!.Name}' reads the input of '{graph.Name}', but each item of the distributed '{here.Name}' has an execution of its own and sees its own input alone. Give it with each item, by with:.");
            }
        }
    }

    private JsonValue JsonataTemplate(Node node) => node switch
    {
        Node.Constant or Node.Deployed or Node.Concat { Known: not null } => Plain(node),
        Node.Object @object => JsonValue.Object([.. @object.Members.Select(member => (member.Name, JsonataTemplate(member.Value)))]),
        Node.List list => JsonValue.Array([.. list.Items.Select(JsonataTemplate)]),
        _ => Jsonata(node),
    };

    private static JsonValue JsonPathTemplate(Node node) => node switch
    {
        Node.Constant or Node.Deployed or Node.Concat { Known: not null } => Plain(node),
        Node.Object @object => JsonValue.Object([.. @object.Members.Select(JsonPathMember)]),
        Node.List list => JsonValue.Array([.. list.Items.Select(JsonPathTemplate)]),
        _ => throw new DefinitionException("ASL2002", $"JSONPath cannot say `{JsonataPrinter.Print(node)}` in a list beside objects. Give the machine QueryLanguage.Jsonata."),
    };

    private static (string, JsonValue) JsonPathMember(NodeMember member) => member.Value switch
    {
        Node.Constant or Node.Deployed or Node.Concat { Known: not null } or Node.Object => (member.Name, JsonPathTemplate(member.Value)),
        Node.List list when list.Items.All(item => item is Node.Constant or Node.Deployed or Node.Concat { Known: not null } or Node.Object) => (member.Name, JsonPathTemplate(member.Value)),
        _ => ($"{member.Name}.$", JsonPathPrinter.Print(member.Value)),
    };

    private static JsonValue Jsonata(Node node) => $"{{% {JsonataPrinter.Print(node)} %}}";

    private static JsonValue Plain(Node node) => node switch
    {
        Node.Constant constant => Checked(constant.Value),
        Node.Concat concat => Checked(concat.Known!),
        _ => ((Node.Deployed)node).Value.ToString(),
    };

    private static JsonValue Checked(JsonValue value) => value.IsString && value.AsString().Contains("{%", StringComparison.Ordinal)
        ? throw new DefinitionException("ASL1006", $"The text `{value.AsString()}` holds a run-time value that was turned into C# text. Declare it as Expr<string>, so that it stays an expression.")
        : value;
}
