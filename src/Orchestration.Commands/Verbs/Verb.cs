using System.CommandLine;

namespace Orchestration.Commands.Verbs;

/// <summary>One command of the host.</summary>
internal abstract class Verb(CommandContext context)
{
    protected CommandContext Context { get; } = context;

    protected CommandEnvironment Environment => Context.Environment;

    /// <summary>The command with its options, examples and action.</summary>
    public abstract Command Build();

    /// <summary>The verbs that <paramref name="context"/>'s host has.</summary>
    public static IEnumerable<Verb> All(CommandContext context)
    {
        var hosted = context.Host.Machines.Count > 0;

        if (hosted && context.Host.Local is not null)
        {
            yield return new RunVerb(context, context.Host.Local);
        }

        if (hosted)
        {
            yield return new SynthVerb(context);
        }

        yield return new GraphVerb(context);
        yield return new MachinesVerb(context);
        yield return new StartVerb(context);
        yield return new TailVerb(context);
        yield return new ListVerb(context);
        yield return new ShowVerb(context);
        yield return new HistoryVerb(context);
        yield return new StopVerb(context);
        yield return new RedriveVerb(context);
        yield return new EvalVerb(context);
        yield return new CompletionVerb(context);
    }

    /// <summary>An argument that takes an execution in any of the ways to name one.</summary>
    protected static Argument<string> ExecutionArgument()
    {
        var argument = new Argument<string>("execution") { Description = "The execution: ARN, machine/name, machine@latest, @latest, or a name; a logical date stands for its latest attempt.", HelpName = "execution" };
        argument.Validators.Add(RefuseOption);
        return argument;
    }

    /// <summary>An argument that takes one of the host's machines, and offers them.</summary>
    protected Argument<string> MachineArgument()
    {
        var argument = new Argument<string>("machine") { Description = "The machine's name.", HelpName = "machine" };
        argument.CompletionSources.Add(_ => Context.Host.Machines.Select(machine => new System.CommandLine.Completions.CompletionItem(machine.Name)));
        argument.Validators.Add(RefuseOption);
        return argument;
    }

    /// <summary>A positional argument would take a misspelt option as its value.</summary>
    protected static void RefuseOption(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value is ['-', _, ..]) is { } token)
        {
            result.AddError($"There is no option '{token.Value}'.");
        }
    }
}
