using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Scheduler;
using Amazon.CDK.AWS.SNS;
using Constructs;
using Orchestration.Resources;
using IAM = Amazon.CDK.AWS.IAM;
using S3 = Amazon.CDK.AWS.S3;

namespace Orchestration.Cdk;

/// <summary>A stack that is built from a system's list of resources, the same list that a local run is stood up from.</summary>
public class SystemStack : Stack
{
    private readonly Dictionary<(Orchestration.Resources.Resource, ResourceAttribute), string> _values = [];
    private readonly Dictionary<Bucket, S3.IBucket> _buckets = [];
    private readonly Dictionary<Orchestration.Resources.Topic, (ITopic Topic, IKey Key)> _topics = [];
    private Network? _network;

    /// <summary>Builds every resource of <paramref name="system"/> but its machines, which are added with <see cref="AddMachine"/>.</summary>
    public SystemStack(Construct scope, string id, ResourceSet system, SystemOptions options, IStackProps? props = null)
        : base(scope, id, props)
    {
        (ResourceSet, Options, Names) = (system, options, new StageNames(options.Stage));
        Tags.SetTag("system", system.Name);
        Tags.SetTag("stage", options.Stage);
        var (data, glue) = (new DataParts(this), new GlueParts(this));

        foreach (var resource in system.Resources)
        {
            switch (resource)
            {
                case Bucket bucket:
                    AddBucket(bucket);
                    break;
                case Secret secret:
                    data.Add(secret);
                    break;
                case SourceDatabase source:
                    data.Add(source);
                    break;
                case Role role:
                    data.Add(role);
                    break;
                case Warehouse warehouse:
                    data.Add(warehouse);
                    break;
                case Connection connection:
                    glue.Add(connection, data);
                    break;
                case Database database:
                    glue.Add(database);
                    break;
                case Crawler crawler:
                    glue.Add(crawler);
                    break;
                case Job job:
                    glue.Add(job, data);
                    break;
                case Orchestration.Resources.Topic topic:
                    AddTopic(topic);
                    break;
                case Machine machine:
                    Set(machine, Names.Of(machine), Arn("states", $"stateMachine:{Names.Of(machine)}"));
                    break;
                default:
                    throw new NotSupportedException($"A stack cannot build {resource.Name}: it knows no {resource.GetType().Name}.");
            }
        }
    }

    internal ResourceSet ResourceSet { get; }

    internal SystemOptions Options { get; }

    internal StageNames Names { get; }

    /// <summary>The network of this stack's own databases and of the jobs that reach them; made when it is first asked for.</summary>
    internal Network Network => _network ??= new(this, Options.Cidr);

    internal RemovalPolicy DataRemoval => Options.Disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;

    /// <summary>What <paramref name="placeholder"/> stands for in this stack.</summary>
    public string Value(Placeholder placeholder) =>
        _values.TryGetValue((placeholder.Resource, placeholder.Attribute), out var value)
            ? value
            : throw new ArgumentException($"'{placeholder}' has no value in this stack: {placeholder.Resource.Name} has no {placeholder.Attribute} there.", nameof(placeholder));

    /// <summary>Fills the placeholders of <paramref name="text"/>.</summary>
    public string Fill(ResourceText text) => ResourceSet.Fill(text, Value);

    /// <summary>The bucket as the CDK knows it.</summary>
    public S3.IBucket Find(Bucket bucket) => _buckets[bucket];

    /// <summary>The topic as the CDK knows it.</summary>
    public ITopic Find(Orchestration.Resources.Topic topic) => _topics[topic].Topic;

    /// <summary>Makes <paramref name="definition"/> the machine that <paramref name="resource"/> describes, with its role, log group, alarms, failure rule and schedule.</summary>
    /// <param name="resource">The machine among the system's resources.</param>
    /// <param name="definition">What it does.</param>
    /// <param name="failures">Where failures are announced that the machine itself cannot catch.</param>
    /// <param name="scheduledInput">What the schedule starts it with, JSON; <c>&lt;aws.scheduler.scheduled-time&gt;</c> in it becomes the time.</param>
    public TypedStateMachine AddMachine(Machine resource, StateMachine definition, Orchestration.Resources.Topic failures, string scheduledInput = "{}")
    {
        var scheduled = Options.Scheduled && resource.Schedule is not null;
        var machine = new TypedStateMachine(this, resource.LogicalName, new()
        {
            Machine = definition,
            StateMachineName = Names.Of(resource),
            Substitutions = ResourceSet.Placeholders.Where(placeholder => _values.ContainsKey((placeholder.Resource, placeholder.Attribute))).ToDictionary(placeholder => placeholder.Name, Value),
            Failures = Find(failures),
            OverdueAfter = Options.OverdueAfter,
            ExpectedEvery = scheduled ? TimeSpan.FromDays(1) : null,
            RemovalPolicy = Options.Disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
        });

        // A topic is encrypted with a key of its own, and who publishes needs that key too.
        foreach (var (topic, (_, key)) in _topics.Where(pair => machine.Definition.Contains(pair.Key.Arn.ToString(), StringComparison.Ordinal)))
        {
            machine.AddToRolePolicy(new IAM.PolicyStatement(new IAM.PolicyStatementProps
            {
                Sid = $"KeyOf{topic.LogicalName}",
                Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
                Resources = [key.KeyArn],
            }));
        }

        if (scheduled)
        {
            AddSchedule(resource, machine, scheduledInput);
        }

        _ = new CfnOutput(this, $"{resource.LogicalName}MachineArn", new CfnOutputProps { Value = machine.StateMachineArn });
        return machine;
    }

    internal void Set(Orchestration.Resources.Resource resource, string name, string arn) =>
        (_values[(resource, ResourceAttribute.Name)], _values[(resource, ResourceAttribute.Arn)]) = (name, arn);

    internal string Arn(string service, string resource) => $"arn:{Pseudo.Partition}:{service}:{Pseudo.Region}:{Pseudo.Account}:{resource}";

    private void AddBucket(Bucket bucket)
    {
        // What one load hands to the next step is worth nothing a week later; old versions are kept as long as anybody might miss them.
        var temporary = from warehouse in ResourceSet.OfKind<Warehouse>() where warehouse.Temporary.Bucket == bucket select warehouse.Temporary.Prefix;

        var built = new S3.Bucket(this, bucket.LogicalName, new S3.BucketProps
        {
            BucketName = Names.Of(bucket),
            Encryption = S3.BucketEncryption.S3_MANAGED,
            BlockPublicAccess = S3.BlockPublicAccess.BLOCK_ALL,
            EnforceSSL = true,
            Versioned = true,
            RemovalPolicy = DataRemoval,
            LifecycleRules =
            [
                new S3.LifecycleRule
                {
                    Id = "old-versions",
                    NoncurrentVersionExpiration = Duration.Days(30),
                    AbortIncompleteMultipartUploadAfter = Duration.Days(7),
                    ExpiredObjectDeleteMarker = true,
                },
                new S3.LifecycleRule
                {
                    Id = "seldom-read",
                    Transitions = [new S3.Transition { StorageClass = S3.StorageClass.INTELLIGENT_TIERING, TransitionAfter = Duration.Days(30) }],
                },
                .. temporary.Select(prefix => new S3.LifecycleRule { Id = "temporary", Prefix = prefix, Expiration = Duration.Days(7) }),
            ],
        });

        _buckets.Add(bucket, built);
        Set(bucket, built.BucketName, built.BucketArn);
        _values[(bucket, ResourceAttribute.Uri)] = $"s3://{built.BucketName}";
    }

    private void AddTopic(Orchestration.Resources.Topic topic)
    {
        // Not AWS's own key for SNS: EventBridge and CloudWatch cannot publish to a topic that is encrypted with that.
        var key = new Key(this, $"{topic.LogicalName}Key", new KeyProps
        {
            Description = $"Encrypts {Names.Of(topic)}",
            EnableKeyRotation = true,
            RemovalPolicy = RemovalPolicy.DESTROY,
        });

        // EventBridge passes nothing that a condition could ask for when it uses the key of a topic.
        key.AddToResourcePolicy(UseKey("UseByEventBridge", "events.amazonaws.com", null));
        key.AddToResourcePolicy(UseKey("UseByCloudWatch", "cloudwatch.amazonaws.com", OfThisAccount));

        var built = new Amazon.CDK.AWS.SNS.Topic(this, topic.LogicalName, new TopicProps { TopicName = Names.Of(topic), MasterKey = key, EnforceSSL = true });

        built.AddToResourcePolicy(new IAM.PolicyStatement(new IAM.PolicyStatementProps
        {
            Sid = "AnnounceAlarms",
            Principals = [new IAM.ServicePrincipal("cloudwatch.amazonaws.com")],
            Actions = ["sns:Publish"],
            Resources = [built.TopicArn],
            Conditions = OfThisAccount,
        }));

        _topics.Add(topic, (built, key));
        Set(topic, built.TopicName, built.TopicArn);
    }

    private static Dictionary<string, object> OfThisAccount =>
        new() { ["StringEquals"] = new Dictionary<string, object> { ["aws:SourceAccount"] = Pseudo.Account } };

    private static IAM.PolicyStatement UseKey(string sid, string service, Dictionary<string, object>? conditions) => new(new IAM.PolicyStatementProps
    {
        Sid = sid,
        Principals = [new IAM.ServicePrincipal(service)],
        Actions = ["kms:Decrypt", "kms:GenerateDataKey"],
        Resources = ["*"],
        Conditions = conditions,
    });

    private void AddSchedule(Machine resource, TypedStateMachine machine, string input)
    {
        var role = new IAM.Role(this, $"{resource.LogicalName}ScheduleRole", new IAM.RoleProps { AssumedBy = new IAM.ServicePrincipal("scheduler.amazonaws.com") });
        machine.GrantStartExecution(role);

        _ = new CfnSchedule(this, $"{resource.LogicalName}Schedule", new CfnScheduleProps
        {
            Name = Names.Of(resource),
            ScheduleExpression = resource.Schedule!.Expression,
            ScheduleExpressionTimezone = resource.Schedule.TimeZone,
            FlexibleTimeWindow = new CfnSchedule.FlexibleTimeWindowProperty { Mode = "OFF" },
            State = "ENABLED",
            Target = new CfnSchedule.TargetProperty { Arn = machine.StateMachineArn, RoleArn = role.RoleArn, Input = input },
        });
    }
}
