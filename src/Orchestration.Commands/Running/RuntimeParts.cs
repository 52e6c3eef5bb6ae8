using System.CommandLine;
using Orchestration.Asl;
using Orchestration.Query.Json;
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

        RequireWithin(options.PayloadLimit, request.Input);

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

    /// <summary>Refuses an input that an execution could not take, before anything is made ready for it.</summary>
    /// <param name="limit">The most bytes of JSON in UTF-8; null for as many as there are.</param>
    /// <param name="input">The execution's input.</param>
    /// <exception cref="CommandException">The input is larger.</exception>
    public static void RequireWithin(int? limit, JsonValue input)
    {
        if (input.Utf8Length > limit)
        {
            throw new CommandException($"The input has {input.Utf8Length} bytes, and an execution takes {limit} at most. Give it the place of the data instead, such as a key of S3.");
        }
    }
}
