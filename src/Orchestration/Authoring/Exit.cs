namespace Orchestration.Authoring;

/// <summary>A way out of a state, bound when the next state is recorded.</summary>
internal sealed class Exit
{
    private string? _target;

    /// <summary>Where this leads, if it leads wherever another does.</summary>
    public Exit? Onward { get; set; }

    /// <summary>The state that follows.</summary>
    public string Target
    {
        get => Onward?.Target ?? _target ?? throw new InvalidOperationException("An exit was left open.");
        set => _target = value;
    }

    public bool IsBound => Onward?.IsBound ?? _target is not null;
}
