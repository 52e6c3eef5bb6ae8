using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Orchestration.Asl;
using Orchestration.Authoring;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration;

/// <summary>A state machine that is defined in C#. Derive from <see cref="StateMachine{TInput}"/>.</summary>
public abstract class StateMachine
{
    private protected StateMachine()
    {
    }

    /// <summary>The machine's name, which is the name of its snapshot too. The type's name unless overridden.</summary>
    public virtual string Name => GetType().Name;

    /// <summary>What the machine does, for those who read its definition.</summary>
    public virtual string? Comment => null;

    /// <summary>After how long an execution times out, in whole seconds; never, unless overridden.</summary>
    public virtual TimeSpan? Timeout => null;

    /// <summary>The members of the input as JSON calls them; empty where the input is no record.</summary>
    public ImmutableArray<InputMember> InputMembers => InputMember.Of(InputType);

    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)]
    private protected abstract Type InputType { get; }

    /// <summary>Builds the model of the machine.</summary>
    /// <exception cref="DefinitionException">The definition cannot be a machine.</exception>
    public StateMachineDefinition Build(QueryLanguage language = QueryLanguage.Jsonata)
    {
        var graph = Record();
        var finding = new Lowering(language, live: null);
        finding.Fill(new StateMachineDefinition(), graph);

        return (StateMachineDefinition)new Lowering(language, finding.Read).Fill(
            new StateMachineDefinition
            {
                Comment = Comment,
                QueryLanguage = language,
                TimeoutSeconds = Timeout is { } timeout ? Seconds.Of(timeout, "The machine's timeout", 1) : default,
            },
            graph);
    }

    /// <summary>Writes the machine as Amazon States Language.</summary>
    /// <exception cref="DefinitionException">The definition cannot be a machine.</exception>
    public string ToAsl(QueryLanguage language = QueryLanguage.Jsonata) => AslWriter.Write(Build(language));

    /// <summary>What the machine's role must be allowed, and why.</summary>
    /// <exception cref="DefinitionException">The definition cannot be a machine.</exception>
    public ImmutableArray<PermissionStatement> Permissions() => PermissionStatement.Of(Record());

    private protected abstract void Define(Flow flow, Node.Input input);

    private Graph Record()
    {
        var flow = new Flow();
        return flow.Record(Name, () => Define(flow, new Node.Input(flow.Graph)));
    }
}
