namespace Orchestration.Authoring;

internal interface IWaitingTask
{
    /// <summary>Whether somebody must be told the task token, to give the answer with.</summary>
    bool NeedsToken { get; }
}
