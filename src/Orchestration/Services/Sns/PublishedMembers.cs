namespace Orchestration.Services.Sns;

/// <summary>The members of a run-time <see cref="Published"/>.</summary>
public static class PublishedMembers
{
    extension(Expr<Published> value)
    {
        /// <summary>The message's id.</summary>
        public Expr<string> MessageId => value.Member<string>("MessageId");
    }
}
