using System.Runtime.CompilerServices;
using Orchestration.Authoring;
using Orchestration.Expressions;

namespace Orchestration;

public sealed partial class Flow
{
    /// <summary>Does one step after the other, beginning where the execution's input says: so a later execution can resume where an earlier one failed.</summary>
    /// <remarks>
    /// A redrive cannot do that: it re-enters the Fail state to which a failure branch led, and fails again. A step must find all it needs
    /// in the input and outside of the machine, for the steps before it may not have run; a variable that leaves its step is refused.
    /// </remarks>
    /// <param name="resumeAt">The name of the step to begin with; absent or null to begin with the first. Any other name fails with <c>UnknownStep</c>.</param>
    /// <param name="steps">The steps: each has a name and records at least one state.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public void Steps(Expr<string?> resumeAt, IReadOnlyList<(string Name, Action<string> Do)> steps, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(resumeAt);
        ArgumentNullException.ThrowIfNull(steps);

        const string Choice = "Which step is first?";
        var source = Sources.Line(file, line);

        if (steps is not [var (first, _), ..])
        {
            throw new DefinitionException("ASL1017", "A machine of steps has no step. Give at least one.", source);
        }

        var entries = steps.Select(_ => new Exit()).ToArray();
        var (start, unknown) = (new Exit(), new Exit());

        RecordChoice(
            Choice,
            [
                new(new Node.Not(new Node.HasValue(resumeAt.Node)), start),
                .. steps.Select((step, at) => new Rule(new Node.Binary(Operator.Equal, resumeAt.Node, new Node.Constant(step.Name), ComparedAs.Text), entries[at])),
            ],
            unknown,
            source);

        _open = [unknown];
        _step = first;
        RecordRaise(
            "There is no such step",
            new Node.Constant("UnknownStep"),
            Node.Concat.Of([new Node.Constant("There is no step "), resumeAt.Node, new Node.Constant($". The steps are: {string.Join(", ", steps.Select(step => step.Name))}.")]),
            source);

        _open = [start];

        for (var at = 0; at < steps.Count; at++)
        {
            var ((name, @do), entry) = (steps[at], entries[at]);
            _step = name;
            _open.Add(entry);
            @do(name);

            if (!entry.IsBound)
            {
                throw new DefinitionException("ASL1017", $"The step '{name}' records no state. Record at least one.", source);
            }
        }

        _step = null;
    }
}
