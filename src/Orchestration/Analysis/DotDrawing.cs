using System.Text;
using Orchestration.Model;

namespace Orchestration.Analysis;

/// <summary>Draws a machine for Graphviz.</summary>
internal sealed class DotDrawing
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<State, int> _ids = new(ReferenceEqualityComparer.Instance);
    private int _graphs;

    public string Draw(StateMachineDefinition definition)
    {
        foreach (var visit in Walk.States(definition))
        {
            _ids.TryAdd(visit.State, _ids.Count + 1);
        }

        Line(0, "digraph machine {");
        Line(1, "compound=true; rankdir=TB;");
        Line(1, "node [shape=box, style=rounded, fontname=\"Helvetica\"]; edge [fontname=\"Helvetica\", fontsize=10];");
        Graph(definition, 1);
        Line(0, "}");
        return _text.ToString();
    }

    private void Graph(StateGraph graph, int depth)
    {
        if (graph.Find(graph.StartAt) is { } first)
        {
            var start = $"start{++_graphs}";
            Line(depth, $"{start} [shape=point]; {start} -> s{_ids[first]}{Attributes(null, first, [])};");
        }

        foreach (var state in graph.States)
        {
            Node(state, depth);
        }

        foreach (var state in graph.States)
        {
            foreach (var way in Transitions.Of(state))
            {
                if (graph.Find(way.To) is { } target)
                {
                    Line(depth, $"s{_ids[state]} -> s{_ids[target]}{Attributes(state, target, [.. LabelOf(way), .. StyleOf(way, state, target)])};");
                }
            }
        }
    }

    private void Node(State state, int depth)
    {
        var (id, name) = ($"s{_ids[state]}", Quoted(state.Name));
        var inside = Walk.Inside(state, "").ToArray();

        if (inside.Length == 0)
        {
            Line(depth, state switch
            {
                ChoiceState => $"{id} [label={name}, shape=diamond, style=solid];",
                WaitState => $"{id} [label={name}, shape=oval];",
                SucceedState => $"{id} [label={name}, peripheries=2];",
                FailState => $"{id} [label={name}, peripheries=2, color=\"#c0392b\"];",
                _ => $"{id} [label={name}];",
            });

            return;
        }

        Line(depth, $"subgraph cluster_{id} {{");
        Line(depth + 1, $"label={name}; style=rounded;");

        // Graphviz has no edges from box to box: they start and end at this point and are clipped at the border.
        Line(depth + 1, $"{id} [shape=point, style=invis];");

        for (var i = 0; i < inside.Length; i++)
        {
            if (inside.Length == 1)
            {
                Graph(inside[i].Graph, depth + 1);
                continue;
            }

            Line(depth + 1, $"subgraph cluster_{id}_{i + 1} {{");
            Line(depth + 2, $"label=\"branch {i + 1}\"; style=dotted;");
            Graph(inside[i].Graph, depth + 2);
            Line(depth + 1, "}");
        }

        Line(depth, "}");
    }

    private string Attributes(State? from, State to, IEnumerable<string> others)
    {
        string[] all = [.. others, .. Clip("ltail", from), .. Clip("lhead", to)];
        return all.Length == 0 ? "" : $" [{string.Join(", ", all)}]";
    }

    private IEnumerable<string> Clip(string attribute, State? state) => state is not null && Walk.Inside(state, "").Any() ? [$"{attribute}=cluster_s{_ids[state]}"] : [];

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');

    private static IEnumerable<string> LabelOf(Transition way) => way.Label is { } label ? [$"label={Quoted(Shortened.To(label, 60))}"] : [];

    // An edge back must not push the states of its loop apart, nor the many edges of a failure branch everything else.
    private IEnumerable<string> StyleOf(Transition way, State from, State to) =>
        way.Kind is TransitionKind.Catch ? ["style=dashed", "color=\"#c0392b\""]
        : _ids[to] <= _ids[from] ? ["constraint=false"]
        : [];

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
