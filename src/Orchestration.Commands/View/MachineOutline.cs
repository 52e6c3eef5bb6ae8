using Orchestration.Asl;
using Orchestration.Model;

namespace Orchestration.Commands.View;

/// <summary>What a definition says that a history does not: how often a state may be tried.</summary>
internal sealed class MachineOutline
{
    private const int DefaultMaxAttempts = 3;

    private readonly Dictionary<string, int> _tries = [];

    private MachineOutline()
    {
    }

    /// <summary>Nothing is known.</summary>
    public static MachineOutline Unknown { get; } = new();

    /// <summary>The outline of a definition; <see cref="Unknown"/> where it cannot be read.</summary>
    public static MachineOutline Of(string? definition)
    {
        if (definition is null || !AslReader.TryRead(definition, out var machine, out _))
        {
            return Unknown;
        }

        var outline = new MachineOutline();
        outline.Take(machine);
        return outline;
    }

    /// <summary>How often the state may be tried in all; null where it has no Retry, or nothing is known.</summary>
    public int? TriesOf(string state) => _tries.TryGetValue(state, out var tries) ? tries : null;

    private void Take(StateGraph? graph)
    {
        foreach (var state in graph?.States ?? [])
        {
            if (state is WorkState { Retry.Length: > 0 } work)
            {
                _tries[state.Name] = 1 + work.Retry.Max(retrier => retrier.MaxAttempts is { IsNumber: true } most ? (int)most.AsNumber() : DefaultMaxAttempts);
            }

            switch (state)
            {
                case MapState map:
                    Take(map.Processor);
                    break;

                case ParallelState parallel:
                    foreach (var branch in parallel.Branches)
                    {
                        Take(branch);
                    }

                    break;
            }
        }
    }
}
