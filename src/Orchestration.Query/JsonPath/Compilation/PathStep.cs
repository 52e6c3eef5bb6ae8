namespace Orchestration.Query.JsonPath.Compilation;

/// <summary>One step of a path. <see cref="object.ToString"/> prints it as messages print it.</summary>
internal abstract class PathStep
{
    private PathStep()
    {
    }

    /// <summary>Whether it gives exactly one value.</summary>
    public virtual bool IsDefinite => false;

    /// <summary><c>.name</c> or <c>['name']</c>.</summary>
    public sealed class Name(string value) : PathStep
    {
        public string Value => value;

        public override bool IsDefinite => true;

        public override string ToString() => $"['{value}']";
    }

    /// <summary><c>['a','b']</c>: one object of those members that are there.</summary>
    public sealed class Names(string[] values) : PathStep
    {
        public string[] Values => values;

        public override bool IsDefinite => true;

        public override string ToString() => $"[{string.Join(", ", values.Select(name => $"'{name}'"))}]";
    }

    /// <summary><c>[3]</c>.</summary>
    public sealed class Index(int value) : PathStep
    {
        public int Value => value;

        public override bool IsDefinite => true;

        public override string ToString() => $"[{value}]";
    }

    /// <summary><c>[(@.length-1)]</c>: an index that is added to the length.</summary>
    public sealed class FromEnd(int offset) : PathStep
    {
        public int Offset => offset;

        public override bool IsDefinite => true;

        public override string ToString() => $"[@.size(){offset}]";
    }

    /// <summary><c>[0,2]</c>.</summary>
    public sealed class Indices(int[] values) : PathStep
    {
        public int[] Values => values;

        public override string ToString() => $"[{string.Join(',', values)}]";
    }

    /// <summary><c>[1:3]</c>, <c>[1:]</c> or <c>[:3]</c>.</summary>
    public sealed class Slice(int? from, int? to) : PathStep
    {
        public override string ToString() => $"[{from}:{to}]";

        /// <summary>The first index and the one after the last. A negative start beside an end is taken as it is, and so gives nulls.</summary>
        public (int From, int To) Bounds(int length) => (from, to) switch
        {
            ({ } start, null) => (Math.Max(0, start < 0 ? length + start : start), length),
            (null, { } end) => (0, Math.Min(length, end < 0 ? length + end : end)),
            _ => length == 0 ? (0, 0) : (from!.Value, Math.Min(length, to!.Value)),
        };
    }

    /// <summary><c>*</c>.</summary>
    public sealed class Wildcard : PathStep
    {
        public override string ToString() => "[*]";
    }

    /// <summary><c>..</c>.</summary>
    public sealed class Scan : PathStep
    {
        public override string ToString() => "..";
    }

    /// <summary><c>[?(..)]</c>.</summary>
    public sealed class Filter(FilterExpression expression) : PathStep
    {
        public FilterExpression Expression => expression;

        public override string ToString() => "[?]";
    }
}
