using System.Text;

namespace Orchestration.Query.Json.Text;

/// <summary>The first names of objects that were read, as a tree: objects with the same names find the same shape in it.</summary>
/// <remarks>One reader at a time uses it.</remarks>
internal sealed class ShapeNode
{
    private const int MostBranches = 32;

    private readonly ShapeNode? _parent;
    private readonly string _name;
    private readonly List<Branch> _branches = [];
    private Branch? _last;
    private KnownShape? _known;

    private ShapeNode(ShapeNode? parent, string name) => (_parent, _name, Count) = (parent, name, parent is null ? 0 : parent.Count + 1);

    /// <summary>How many names lead here.</summary>
    public int Count { get; }

    /// <summary>The shape of these names.</summary>
    public KnownShape Known => _known ??= new(this, Count == 0 ? JsonShape.Empty : new(Names()));

    public static ShapeNode Root() => new(null, "");

    /// <summary>The node of the first names only.</summary>
    public ShapeNode First(int count)
    {
        var node = this;

        while (node.Count > count)
        {
            node = node._parent!;
        }

        return node;
    }

    public string[] Names()
    {
        var names = new string[Count];

        for (var node = this; node._parent is not null; node = node._parent)
        {
            names[node.Count - 1] = node._name;
        }

        return names;
    }

    /// <summary>The branch whose name, with quotes and colon, the text starts with; null where none is known.</summary>
    public Branch? Match(ReadOnlySpan<byte> text)
    {
        if (_last is { } last && text.StartsWith(last.Spelled))
        {
            return last;
        }

        foreach (var branch in _branches)
        {
            if (text.StartsWith(branch.Spelled))
            {
                return _last = branch;
            }
        }

        return null;
    }

    /// <summary>The branch for a name; null where there are too many already.</summary>
    public Branch? Follow(string name, ref int nodes)
    {
        foreach (var branch in _branches)
        {
            if (branch.Name == name)
            {
                return _last = branch;
            }
        }

        if (_branches.Count == MostBranches)
        {
            return null;
        }

        var twin = Array.IndexOf(Names(), name);
        nodes++;
        _branches.Add(_last = new(name, twin, twin < 0 ? new(this, name) : this));
        return _last;
    }

    /// <summary>One name more.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Twin">Where the same name stands before, in an object that has it twice; else -1.</param>
    /// <param name="Target">Where it leads.</param>
    public sealed record Branch(string Name, int Twin, ShapeNode Target)
    {
        /// <summary>The name as text has it, with quotes and colon.</summary>
        public byte[] Spelled { get; } = JsonShape.Spell(Name);

        public override string ToString() => Encoding.UTF8.GetString(Spelled);
    }
}
