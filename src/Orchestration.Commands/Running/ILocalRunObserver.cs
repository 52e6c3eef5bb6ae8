using Orchestration.Runtime.History;

namespace Orchestration.Commands.Running;

/// <summary>Is told what happens while a machine runs on this computer; it may be called from any thread.</summary>
public interface ILocalRunObserver
{
    /// <summary>An event was added to the execution's history.</summary>
    void Happened(HistoryEvent happened);

    /// <summary>Something worth a line that is no event of the history: a part that starts, a package that is installed.</summary>
    void Said(string line);
}
