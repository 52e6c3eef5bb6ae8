namespace Orchestration;

/// <summary>Work whose answer may come later, from whoever holds the task token: <see cref="TaskTokens.WaitForTaskToken"/>.</summary>
public interface ITaskTokenTask;
