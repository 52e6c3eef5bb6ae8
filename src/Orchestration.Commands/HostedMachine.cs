using System.Collections.Immutable;

namespace Orchestration.Commands;

/// <summary>A machine that a host knows by name: where its definition comes from.</summary>
public sealed record HostedMachine
{
    internal const string UsualDateMember = "logicalDate";

    // They are read from a type, which only some commands need.
    private Func<ImmutableArray<InputMember>> _input = static () => [];

    /// <summary>The name that commands take.</summary>
    public required string Name { get; init; }

    /// <summary>One line for lists.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gives the definition as text.</summary>
    public required Func<string> ToAsl { get; init; }

    /// <summary>The member of the input that <c>--date</c> sets; <c>logicalDate</c> unless said otherwise.</summary>
    public string DateMember { get; init; } = UsualDateMember;

    /// <summary>The members of the input, by which <c>--set</c> types and completes what is given; empty where they are not known, and then a value is what it looks like.</summary>
    public ImmutableArray<InputMember> Input
    {
        get => _input();
        init => _input = () => value;
    }

    /// <summary>A machine that is defined in C#; its input is known by its type.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="description">One line for lists; the machine's comment where there is none.</param>
    public static HostedMachine Of(StateMachine machine, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return new()
        {
            Name = machine.Name,
            Description = description ?? machine.Comment ?? "",
            ToAsl = () => machine.ToAsl(),
            _input = () => machine.InputMembers,
        };
    }
}
