using Orchestration.Authoring;

namespace Orchestration;

/// <summary>Waiting for an answer that comes with a task token.</summary>
public static class TaskTokens
{
    extension<TTask>(TTask task) where TTask : ServiceTask, ITaskTokenTask
    {
        /// <summary>Hands over the work and waits until somebody answers with the task token, which the request has to hold: <c>flow.Context.TaskToken</c>.</summary>
        /// <typeparam name="TAnswer">The answer.</typeparam>
        public ServiceTask<TAnswer> WaitForTaskToken<TAnswer>() =>
            new WaitingTask<TAnswer>(task, ".waitForTaskToken", task.Permissions) { RoleArn = task.RoleArn };
    }
}
