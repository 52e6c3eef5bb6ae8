namespace Orchestration.Resources;

/// <summary>The kinds of worker that run a Glue job.</summary>
public enum WorkerType
{
    /// <summary><c>G.025X</c>: 2 processors, 4 GB; for streaming only.</summary>
    G025X,

    /// <summary><c>G.1X</c>: 4 processors, 16 GB.</summary>
    G1X,

    /// <summary><c>G.2X</c>: 8 processors, 32 GB.</summary>
    G2X,

    /// <summary><c>G.4X</c>: 16 processors, 64 GB.</summary>
    G4X,

    /// <summary><c>G.8X</c>: 32 processors, 128 GB.</summary>
    G8X,
}
