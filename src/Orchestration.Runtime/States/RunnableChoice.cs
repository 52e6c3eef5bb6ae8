using Orchestration.Query;
using Orchestration.Runtime.History;

namespace Orchestration.Runtime.States;

internal sealed class RunnableChoice(string name, IReadOnlyList<RunnableRule> rules) : RunnableState(name)
{
    public override string EnteredType => HistoryEventType.ChoiceStateEntered;

    public override string ExitedType => HistoryEventType.ChoiceStateExited;

    public IReadOnlyList<RunnableRule> Rules => rules;

    public override bool Run(Strand strand)
    {
        var input = EffectiveInput(strand);

        foreach (var rule in rules)
        {
            if (rule.Holds(strand, input))
            {
                var output = rule.Output is not null ? rule.Output.Evaluate(strand, strand.Input) : OutputPath is null ? input : OutputPath.Evaluate(strand, input);
                var assigned = rule.Assign?.Evaluate(strand, IsJsonata ? strand.Input : input) ?? default;
                strand.Execution.CheckSize(output, Name);
                return strand.Leave(output, rule.Next, assigned);
            }
        }

        return Next is null
            ? throw new QueryEvaluationException(ErrorNames.Runtime, "Failed to transition out of the state. The state does not point to a next state.")
            : Finish(strand, input, input);
    }
}
