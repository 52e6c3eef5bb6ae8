using Orchestration.Asl;
using Orchestration.Model;

namespace Orchestration.Commands.Operating;

/// <summary>Machines of steps, which take in their input the step to begin with.</summary>
internal static class Resuming
{
    /// <summary>The member of the input that names the step.</summary>
    public const string Member = "resumeAt";

    /// <summary>Whether a machine reads that member.</summary>
    public static bool Takes(string? definition) => definition?.Contains(Member, StringComparison.Ordinal) is true;

    /// <summary>The step to begin with so that <paramref name="state"/> is entered again: the last one before it by which the machine can be resumed, else itself.</summary>
    public static string StepOf(string? definition, string state)
    {
        if (definition is null || !AslReader.TryRead(definition, out var machine, out _))
        {
            return state;
        }

        var steps = StepsOf(machine, definition);
        var names = machine.States.Select(found => found.Name).ToList();
        var at = names.IndexOf(state);

        // Steps are written in their order, each followed by its own states.
        return steps
            .Select(step => (step.Name, Place: names.IndexOf(step.First)))
            .Where(step => step.Place >= 0 && step.Place <= at)
            .OrderBy(step => step.Place)
            .LastOrDefault(((string Name, int Place))(state, 0)).Name ?? state;
    }

    /// <summary>The steps by which a machine can be resumed, in their order; none where it is no machine of steps.</summary>
    public static IEnumerable<string> StepsOf(string definition) =>
        AslReader.TryRead(definition, out var machine, out _) ? StepsOf(machine, definition).Select(step => step.Name) : [];

    /// <summary>The line that starts the machine again at a step.</summary>
    public static string Line(Remote remote, MachineArn execution, string step)
    {
        var date = LogicalDate.Of(execution.ExecutionName) is { } found ? $" --date {found:yyyy-MM-dd}" : "";
        return $"{remote.Context.Host.Name} start {Shell.Quote(execution.Machine)}{date} --set {Shell.Quote($"{Member}={step}")}{remote.OptionsToRepeat}";
    }

    private static List<(string Name, string First)> StepsOf(StateMachineDefinition machine, string definition) =>
        machine.States.OfType<ChoiceState>().Select(choice => StepsOf(choice, definition)).FirstOrDefault(found => found.Count > 0) ?? [];

    private static List<(string Name, string First)> StepsOf(ChoiceState choice, string definition)
    {
        var steps = new List<(string, string)>();

        foreach (var rule in choice.Choices)
        {
            var name = rule.Condition is { IsString: true } condition ? Quoted(condition.AsString()) : rule.Test is ChoiceTest.Compare compare ? OfTest(compare) : OfTests(rule.Test);

            if (name is not null && rule.Next is { } next && definition.Contains(Member, StringComparison.Ordinal))
            {
                steps.Add((name, next));
            }
        }

        return steps;
    }

    // {% $states.input.resumeAt = 'Clean to silver' %}
    private static string? Quoted(string condition)
    {
        if (!condition.Contains(Member, StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var quote in (char[])['\'', '"'])
        {
            var from = condition.IndexOf(quote, StringComparison.Ordinal);
            var to = condition.LastIndexOf(quote);

            if (from >= 0 && to > from)
            {
                return condition[(from + 1)..to];
            }
        }

        return null;
    }

    private static string? OfTests(ChoiceTest? test) => test is ChoiceTest.And and
        ? and.Tests.OfType<ChoiceTest.Compare>().Select(OfTest).FirstOrDefault(name => name is not null)
        : null;

    private static string? OfTest(ChoiceTest.Compare compare) =>
        compare.Operator is "StringEquals" && compare.Variable?.Contains(Member, StringComparison.Ordinal) is true && compare.Value.IsString ? compare.Value.AsString() : null;
}
