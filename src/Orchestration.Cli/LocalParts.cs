using System.CommandLine;
using System.Globalization;
using Orchestration.Asl;
using Orchestration.Commands;
using Orchestration.Commands.Running;
using Orchestration.Local;
using Orchestration.Local.Processes;
using Orchestration.Query.Json;
using Orchestration.Resources;
using Orchestration.Runtime;
using Orchestration.Runtime.Time;

namespace Orchestration.Cli;

/// <summary>Runs this repository's machines on the stand-ins of one machine.</summary>
internal sealed class LocalParts(IReadOnlyList<HostedSystem> systems) : ILocalParts
{
    private readonly RunOptions _options = new();

    public IReadOnlyList<Option> Options => _options.All;

    public async Task<LocalRunOutcome> RunAsync(LocalRunRequest request, ILocalRunObserver observer, CancellationToken cancellationToken)
    {
        var directory = Environment.CurrentDirectory;
        var repository = Repository.Find(directory);

        try
        {
            var settings = _options.Read(request.Options, repository, directory);
            var system = systems.Single(hosted => hosted.Name == request.Machine.Name);
            using var data = DataFolder.Open(settings.Data);

            return await RunAsync(request, observer, system, settings, repository, data, cancellationToken).ConfigureAwait(false);
        }
        catch (LocalException e)
        {
            throw new CommandException(e.Message);
        }
        catch (MachineRefusedException e)
        {
            throw new CommandException($"{request.Machine.Name} cannot be run on this machine: {e.Message}");
        }
    }

    private static async Task<LocalRunOutcome> RunAsync(
        LocalRunRequest request, ILocalRunObserver observer, HostedSystem system, RunSettings settings, string repository, DataFolder data, CancellationToken cancellation)
    {
        var asl = request.Machine.ToAsl();
        Faults.Check(settings.Faults, AslReader.Read(asl));
        TimeProvider time = settings.RealTime ? TimeProvider.System : new HybridTime();
        var input = WithDate(request.Input, time);

        // The runtime would refuse it, too, but only after the source has been loaded.
        RuntimeParts.RequireWithin(new RunnerOptions().PayloadLimit, input);

        await using var local = await LocalSystem.StartAsync(
            system.Resources,
            new LocalOptions
            {
                Data = data,
                Repository = repository,
                Worker = WorkerProgram.Beside(AppContext.BaseDirectory),
                Engine = settings.Engine,
                Time = time,
                Faults = settings.Faults,
                Say = observer.Said,
            },
            cancellation).ConfigureAwait(false);
        var runner = StateMachineRunner.Load(AslReader.Read(local.Fill(asl)), new RunnerOptions
        {
            Tasks = local.Tasks,
            Items = local.Items,
            Time = time,
            StateMachineName = request.Machine.Name,
            Observer = (_, happened) => observer.Happened(happened),
        });
        string? rows = null;

        foreach (var source in system.Resources.OfKind<SourceDatabase>())
        {
            if (settings.Source is { } folder)
            {
                await local.LoadAsync(source, folder, cancellation).ConfigureAwait(false);
                rows = folder;
            }
            else
            {
                rows = await local.GenerateAsync(source, settings.Bookings, settings.Seed, cancellation).ConfigureAwait(false);
            }
        }

        var result = await runner.RunAsync(input, request.ExecutionName, cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();

        return new()
        {
            Summary = await Summary.MakeAsync(local, system.Resources, data, rows, cancellation).ConfigureAwait(false),
            Next = Resuming.CommandOf(result, request.Machine.Name, input, settings.Data == RunOptions.UsualData(repository) ? null : settings.Data),
        };
    }

    // A run without a date is today's.
    private static JsonValue WithDate(JsonValue input, TimeProvider time) => input.IsObject && !input.AsObject().Has("logicalDate")
        ? input.AsObject().With("logicalDate", time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : input;
}
