using System.Text;
using Orchestration.Model;

namespace Orchestration.Analysis;

/// <summary>Draws a machine for Mermaid.</summary>
internal sealed class MermaidDrawing
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<State, string> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _failures = [];
    private int _graphs;

    public string Draw(StateMachineDefinition definition)
    {
        foreach (var visit in Walk.States(definition))
        {
            _ids.TryAdd(visit.State, $"s{_ids.Count + 1}");
        }

        Line(0, "flowchart TD");
        Graph(definition, 1);
        Line(1, "classDef failure stroke:#c0392b,stroke-width:2px");

        if (_failures.Count > 0)
        {
            Line(1, $"class {string.Join(',', _failures)} failure");
        }

        return _text.ToString();
    }

    private void Graph(StateGraph graph, int depth)
    {
        if (graph.Find(graph.StartAt) is { } first)
        {
            var start = $"start{++_graphs}";
            Line(depth, $"{start}(( )) --> {_ids[first]}");
        }

        foreach (var state in graph.States)
        {
            Node(state, depth);
        }

        foreach (var state in graph.States)
        {
            foreach (var way in Transitions.Of(state).Where(way => way.Kind is not TransitionKind.Catch && graph.Find(way.To) is not null))
            {
                Line(depth, $"{_ids[state]} -->{Label(way)} {_ids[graph.Find(way.To)!]}");
            }
        }

        // One line for all states whose errors go the same way: a failure branch has many.
        var caught = graph.States.SelectMany(Transitions.Of).Where(way => way.Kind is TransitionKind.Catch && graph.Find(way.To) is not null);

        foreach (var ways in caught.GroupBy(way => (way.To, way.Label)))
        {
            Line(depth, $"{string.Join(" & ", ways.Select(way => _ids[graph.Find(way.From)!]).Distinct())} -.->{Label(ways.First())} {_ids[graph.Find(ways.Key.To)!]}");
        }
    }

    private void Node(State state, int depth)
    {
        var (id, name) = (_ids[state], Quoted(state.Name));
        var inside = Walk.Inside(state, "").ToArray();

        if (inside.Length == 0)
        {
            Line(depth, state switch
            {
                ChoiceState => $"{id}{{{name}}}",
                WaitState => $"{id}([{name}])",
                SucceedState or FailState => $"{id}[[{name}]]",
                PassState => $"{id}({name})",
                _ => $"{id}[{name}]",
            });
        }
        else
        {
            Line(depth, $"subgraph {id}[{name}]");

            for (var i = 0; i < inside.Length; i++)
            {
                if (inside.Length == 1)
                {
                    Graph(inside[i].Graph, depth + 1);
                    continue;
                }

                Line(depth + 1, $"subgraph {id}b{i + 1}[{Quoted($"branch {i + 1}")}]");
                Graph(inside[i].Graph, depth + 2);
                Line(depth + 1, "end");
            }

            Line(depth, "end");
        }

        if (state is FailState)
        {
            _failures.Add(id);
        }
    }

    private void Line(int depth, string text) => _text.Append(' ', depth * 2).Append(text).Append('\n');

    private static string Label(Transition way) => way.Label is { } label ? $"|{Quoted(Shortened.To(label, 60))}|" : "";

    // Mermaid knows HTML's entities, with # for &.
    private static string Quoted(string text) =>
        $"\"{text.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal).Replace("<", "#lt;", StringComparison.Ordinal).Replace(">", "#gt;", StringComparison.Ordinal)}\"";
}
