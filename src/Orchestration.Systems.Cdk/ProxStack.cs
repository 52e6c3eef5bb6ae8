using Amazon.CDK;
using Constructs;
using Orchestration.Cdk;
using Orchestration.Systems.Prox;

namespace Orchestration.Systems.Cdk;

/// <summary>Prox, as it is deployed.</summary>
internal sealed class ProxStack : SystemStack
{
    public ProxStack(Construct scope, SystemOptions options)
        : this(scope, new ProxResources(), options)
    {
    }

    private ProxStack(Construct scope, ProxResources prox, SystemOptions options)
        : base(scope, "Prox", prox, options, new StackProps
        {
            StackName = options.Stage is "prod" ? prox.Name : $"{prox.Name}-{options.Stage}",
            Description = "Prox: from the bookings of a platform to its dashboard",
            TerminationProtection = !options.Disposable,
        }) => Pipeline = AddMachine(prox.Pipeline, new ProxPipeline(prox), prox.Notifications, """{"logicalDate":"<aws.scheduler.scheduled-time>"}""");

    public TypedStateMachine Pipeline { get; }

    /// <summary>Makes what the stack will ask of the definition, and throws it away.</summary>
    public static void Define()
    {
        var pipeline = new ProxPipeline(new());
        _ = (pipeline.ToAsl(), pipeline.Permissions());
    }
}
