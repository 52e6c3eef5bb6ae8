using Orchestration.Authoring;

namespace Orchestration;

/// <summary>Waiting for an answer that comes with a task token.</summary>
public static class TaskTokens
{
    /// <summary>Hands over the work and waits until somebody answers with the task token, which the request has to hold: <c>flow.Context.TaskToken</c>.</summary>
    /// <typeparam name="TAnswer">The answer.</typeparam>
    /// <param name="request">The request.</param>
    public static ServiceTask<TAnswer> WaitForTaskToken<TAnswer>(this ITaskTokenTask request)
    {
        var task = request as ServiceTask ?? throw new ArgumentException("Only a ServiceTask can wait for a task token.", nameof(request));
        return new WaitingTask<TAnswer>(task, ".waitForTaskToken", task.Permissions) { RoleArn = task.RoleArn };
    }
}
