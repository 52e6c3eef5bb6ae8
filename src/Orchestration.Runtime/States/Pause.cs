namespace Orchestration.Runtime.States;

/// <summary>A strand that waits for a moment.</summary>
internal sealed class Pause : Suspension
{
    private readonly Func<Strand, bool> _then;
    private readonly Deadline _deadline;

    public Pause(Strand strand, DateTimeOffset until, Func<Strand, bool> then)
        : base(strand)
    {
        _then = then;
        _deadline = new(strand.Execution.Time, until, () => strand.Execution.Post(new Message.Wake(this)));
    }

    public override bool Resume() => _then(Strand);

    protected override void Release() => _deadline.Dispose();
}
