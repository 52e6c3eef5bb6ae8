namespace Orchestration.Services.Lambda;

/// <summary>The members of a run-time <see cref="Invoked{TAnswer}"/>.</summary>
public static class InvokedMembers
{
    extension<TAnswer>(Expr<Invoked<TAnswer>> value)
    {
        /// <summary>What the function answered.</summary>
        public Expr<TAnswer> Payload => value.Member<TAnswer>("Payload");

        /// <summary>200 where it ran.</summary>
        public Expr<int> StatusCode => value.Member<int>("StatusCode");

        /// <summary>The version that ran.</summary>
        public Expr<string> ExecutedVersion => value.Member<string>("ExecutedVersion");
    }
}
