using Orchestration.Authoring;
using Orchestration.Expressions;

namespace Orchestration;

/// <summary>What went wrong, and in which state.</summary>
public sealed class Failure
{
    // What AWS allows.
    private const int LongestError = 256;
    private const int LongestCause = 32_768;

    private readonly Handler _handler;

    internal Failure(Handler handler) => _handler = handler;

    /// <summary>The name of the state that failed.</summary>
    public Expr<string> State => Part("State", () => _handler.LongestState);

    /// <summary>The step that failed, for a later execution to resume at; the state's name in a machine without steps.</summary>
    public Expr<string> Step
    {
        get
        {
            _handler.StepIsRead = true;
            return Part("Step", () => _handler.LongestStep);
        }
    }

    /// <summary>The error's name.</summary>
    public Expr<string> Error => Part("Error", () => LongestError);

    /// <summary>The error's cause as the service gave it: often JSON as text, sometimes nothing.</summary>
    public Expr<string> Cause => Part("Cause", () => LongestCause);

    /// <summary>The readable part of the cause: the error message in it where it is JSON that has one, else the cause. It never fails, whatever the cause is.</summary>
    /// <remarks>JSONPath cannot look into text safely; there it is the cause as it is.</remarks>
    public Expr<string> Message => new(new Node.Readable(Cause.Node));

    private Expr<string> Part(string name, Func<int> bound) => new(new Node.Member(new Node.Variable(_handler.Slot), name, bound));
}
