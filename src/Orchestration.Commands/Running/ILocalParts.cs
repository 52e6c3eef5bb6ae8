using System.CommandLine;

namespace Orchestration.Commands.Running;

/// <summary>What a host supplies so that <c>run</c> can run a machine on this computer.</summary>
public interface ILocalParts
{
    /// <summary>The options that <c>run</c> gets beside its own, such as where data comes from; read them from <see cref="LocalRunRequest.Options"/>.</summary>
    IReadOnlyList<Option> Options { get; }

    /// <summary>Runs the machine to its end, and stops everything it started whatever happens, also when cancelled.</summary>
    /// <exception cref="CommandException">The request is wrong; nothing was started.</exception>
    Task<LocalRunOutcome> RunAsync(LocalRunRequest request, ILocalRunObserver observer, CancellationToken cancellationToken);
}
