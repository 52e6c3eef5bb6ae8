namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>The names that one block, function or path binds; each has a slot in the frames made for it.</summary>
internal sealed class Scope(Scope? parent, bool isFunction = false)
{
    private readonly List<string> _names = [];
    private readonly HashSet<string> _bound = new(StringComparer.Ordinal);

    public Scope? Parent => parent;

    /// <summary>Whether what stands in it is evaluated only when a function is called.</summary>
    public bool IsFunction => isFunction;

    public int Count => _names.Count;

    /// <summary>Whether expressions bind names in it while it is in use, beyond those it was made for.</summary>
    public bool Binds { get; set; }

    /// <summary>Gives a name a slot of its own, even if it has one.</summary>
    public void Add(string name)
    {
        _names.Add(name);
        Bind(name);
    }

    /// <summary>Says that what is compiled from here on finds the name bound.</summary>
    public void Bind(string name) => _bound.Add(name);

    public bool IsBound(string name) => _bound.Contains(name);

    public void Declare(string name)
    {
        if (SlotOf(name) < 0)
        {
            _names.Add(name);
        }
    }

    public int SlotOf(string name) => _names.LastIndexOf(name);

    public string NameOf(int slot) => _names[slot];
}
