namespace Orchestration.Runtime.States;

/// <summary>What a strand waits for.</summary>
internal abstract class Suspension(Strand strand)
{
    public Strand Strand => strand;

    /// <summary>Whether it came or was cancelled; nothing that arrives later counts.</summary>
    public bool IsOver { get; private set; }

    public void End()
    {
        if (!IsOver)
        {
            IsOver = true;
            Release();
        }
    }

    /// <summary>Goes on when what was waited for has come.</summary>
    public abstract bool Resume();

    /// <summary>Lets go of timers, tasks and children.</summary>
    protected abstract void Release();
}
