using Orchestration.Model;

namespace Orchestration.Analysis;

/// <summary>The ways that lead out of a state.</summary>
public static class Transitions
{
    /// <summary>Every way out of <paramref name="state"/>, in the order of its fields.</summary>
    public static IEnumerable<Transition> Of(State state)
    {
        if (state is TransitionState { Next: { } next })
        {
            yield return new(state.Name, next, TransitionKind.Next, null, "/Next");
        }

        if (state is ChoiceState choice)
        {
            for (var i = 0; i < choice.Choices.Length; i++)
            {
                if (choice.Choices[i] is { Next: { } target } rule)
                {
                    yield return new(state.Name, target, TransitionKind.Rule, ChoiceText.Of(rule), $"/Choices[{i}]/Next");
                }
            }

            if (choice.Default is { } otherwise)
            {
                yield return new(state.Name, otherwise, TransitionKind.Default, "else", "/Default");
            }
        }

        if (state is WorkState work)
        {
            for (var i = 0; i < work.Catch.Length; i++)
            {
                if (work.Catch[i] is { Next: { } target } catcher)
                {
                    yield return new(state.Name, target, TransitionKind.Catch, Errors(catcher), $"/Catch[{i}]/Next");
                }
            }
        }
    }

    private static string? Errors(Catcher catcher) => catcher.ErrorEquals is ["States.ALL"] ? null : string.Join(", ", catcher.ErrorEquals);
}
