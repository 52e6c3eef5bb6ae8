using System.CommandLine;
using Orchestration.Asl;
using Orchestration.Runtime;

namespace Orchestration.Commands.Running;

/// <summary>Runs machines on the runtime alone, with services of the host's own behind their tasks.</summary>
/// <param name="options">What machines run with. Their name is that of the machine that is run, and what observes them hears of every event besides the command.</param>
public sealed class RuntimeParts(RunnerOptions options) : ILocalParts
{
    /// <inheritdoc />
    public IReadOnlyList<Option> Options => [];

    /// <inheritdoc />
    public async Task<LocalRunOutcome> RunAsync(LocalRunRequest request, ILocalRunObserver observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);

        try
        {
            var runner = StateMachineRunner.Load(AslReader.Read(request.Machine.ToAsl()), options with
            {
                StateMachineName = request.Machine.Name,
                Observer = (execution, happened) =>
                {
                    observer.Happened(happened);
                    options.Observer?.Invoke(execution, happened);
                },
            });
            await runner.RunAsync(request.Input, request.ExecutionName, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return new();
        }
        catch (MachineRefusedException refused)
        {
            throw new CommandException($"{request.Machine.Name} cannot be run on this computer: {refused.Message}");
        }
    }
}
