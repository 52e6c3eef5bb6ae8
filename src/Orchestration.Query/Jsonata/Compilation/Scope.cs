namespace Orchestration.Query.Jsonata.Compilation;

/// <summary>The names that one block, function or path binds; each has a slot in the frames made for it.</summary>
internal sealed class Scope(Scope? parent)
{
    private readonly List<string> _names = [];

    public Scope? Parent => parent;

    public int Count => _names.Count;

    /// <summary>Whether expressions bind names in it while it is in use, beyond those it was made for.</summary>
    public bool Binds { get; set; }

    /// <summary>Gives a name a slot of its own, even if it has one.</summary>
    public void Add(string name) => _names.Add(name);

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
