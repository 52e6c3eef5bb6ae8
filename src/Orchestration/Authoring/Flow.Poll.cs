using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Orchestration.Authoring;
using Orchestration.Expressions;
using Orchestration.Model;

namespace Orchestration;

public sealed partial class Flow
{
    /// <summary>Asks <paramref name="probe"/> again and again until <paramref name="verdict"/> is other than <see cref="Poll.Again"/>.</summary>
    /// <param name="name">What is polled. The states are named after it: begin, wait, check, is it done?</param>
    /// <param name="every">How long to wait before each question.</param>
    /// <param name="atMost">How long to wait altogether, after which it has failed.</param>
    /// <param name="probe">The question.</param>
    /// <param name="verdict">What to make of the answer: a conditional whose arms are verdicts. Step Functions evaluates it.</param>
    /// <param name="retry">When to ask again after the question itself failed.</param>
    /// <param name="timeout">After how long a question fails; 1 minute unless given.</param>
    /// <param name="timeoutError">The error when <paramref name="atMost"/> has passed. <c>PollTimeout</c> unless given.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public Result<TResult> Poll<TResult>(
        string name,
        TimeSpan every,
        TimeSpan atMost,
        ServiceTask<TResult> probe,
        Expression<Func<TResult, Verdict>> verdict,
        IReadOnlyList<Retry>? retry = null,
        TimeSpan? timeout = null,
        ErrorName? timeoutError = null,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var source = Sources.Line(file, line);
        var (turns, again, done) = (Turns(name, every, atMost, source), new Mark(), new Exit());
        var (polls, begun) = (Variable<int>($"{name} polls"), Variable<DateTimeOffset>($"{name} begun"));

        RecordPass($"{name}: begin", [polls.To(0), begun.To(Context.StateEnteredTime)], comment: null, source);
        Place(again);
        Record($"{name}: wait", source, (_, next) => new WaitState { Name = $"{name}: wait", Seconds = Seconds.Of(every, $"The interval of '{name}'", 1), Next = next });
        var answer = Run($"{name}: check", probe, retry, timeout: timeout ?? TimeSpan.FromMinutes(1), assign: _ => [polls.To(polls + 1)], file: file, line: line);

        var (rules, failures) = (new List<Rule>(), new List<(Exit Entry, Node Error, Node Cause)>());
        var (spent, repeat, spentEntry) = (Spent(polls, turns, begun, atMost), new Exit(), new Exit());
        var rest = verdict.Body;

        for (; rest is ConditionalExpression { Test: var test, IfTrue: var then, IfFalse: var otherwise }; rest = otherwise)
        {
            Arm(Said(test), then);
        }

        var last = End(rest);
        var choice = $"{name}: is it done?";

        if (last == repeat)
        {
            rules.Add(new(spent.Node, spentEntry));
        }

        RecordChoice(choice, rules, last, source);
        repeat.Onward = again.Entry;

        foreach (var (at, (entry, error, cause)) in failures.Index())
        {
            _open = [entry];
            RecordRaise(failures.Count is 1 ? $"{name}: failed" : $"{name}: failed ({at + 1})", error, cause, source);
        }

        _open = [spentEntry];
        RecordRaise($"{name}: timed out", new Node.Constant((timeoutError ?? new("PollTimeout")).Value), new Node.Constant($"{name} was not done after {atMost:g}."), source);

        _open = [done];
        return answer;

        void Arm(Node test, Expression verdictOfArm)
        {
            var to = End(verdictOfArm);

            if (to == repeat)
            {
                rules.Add(new(new Node.Binary(Operator.And, spent.Node, test), spentEntry));
            }

            rules.Add(new(test, to));
        }

        Exit End(Expression arm) => arm switch
        {
            MemberExpression { Member.Name: nameof(Orchestration.Poll.Again) } => repeat,
            MemberExpression { Member.Name: nameof(Orchestration.Poll.Done) } => done,
            MethodCallExpression { Method.Name: nameof(Orchestration.Poll.Fail), Arguments: [var error, var cause] } => FailedBy(Said(error), Said(cause)),
            _ => throw new DefinitionException("ASL2003", $"`{arm}` is not a verdict. Each arm is Poll.Again, Poll.Done or Poll.Fail(error, cause).", source),
        };

        Exit FailedBy(Node error, Node cause)
        {
            failures.Add((new(), error, cause));
            return failures[^1].Entry;
        }

        Node Said(Expression part) => Translator.Translate(part, verdict.Parameters[0], answer.Node, source);
    }

    /// <summary>Whether so many turns were made, or so much time has passed: calls and their retries take time of their own.</summary>
    internal static Expr<bool> Spent(Expr<int> polls, int turns, Expr<DateTimeOffset> begun, TimeSpan atMost)
    {
        var turned = polls >= turns;
        var passed = new Node.Binary(Operator.Subtract, Functions.ToMilliseconds.Of(FlowContext.Entered), Functions.ToMilliseconds.Of(begun.Node));
        return new(new Node.Timed(
            new Node.Binary(Operator.Or, turned.Node, new Node.Binary(Operator.GreaterThanOrEqual, passed, new Node.Constant((long)atMost.TotalMilliseconds))),
            turned.Node));
    }

    /// <summary>How many turns fill <paramref name="atMost"/>.</summary>
    internal static int Turns(string name, TimeSpan every, TimeSpan atMost, SourceLine source) => every > TimeSpan.Zero && atMost >= every
        ? (int)Math.Ceiling(atMost / every)
        : throw new DefinitionException("ASL1009", $"'{name}' asks every {every:g} for at most {atMost:g}. Give an interval, and at least as much time altogether.", source);
}
