using Amazon.CDK;
using Orchestration.Query.Json;
using Orchestration.Systems.Cdk;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

/// <summary>Synthesises stacks, all in the one Node process that the CDK's C# API talks to.</summary>
internal static class Cloud
{
    private static readonly Dictionary<SystemOptions, CloudAssembly> Made = [];

    // Node's age is not what these tests are about.
    static Cloud() => System.Environment.SetEnvironmentVariable("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,20,21,23,25");

    /// <summary>Every option at its default.</summary>
    public static SystemOptions Default { get; } = new() { Root = SharedData.Repository() };

    /// <summary>Another stage, which may be thrown away and starts by itself.</summary>
    public static SystemOptions Trial { get; } = Default with { Stage = "dev", Disposable = true, Scheduled = true };

    /// <summary>A source that is there already.</summary>
    public static SystemOptions WithSource { get; } = Default with
    {
        Source = new SourceOptions.Existing
        {
            Host = "db.example.org",
            Database = "prox",
            SecretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf",
            VpcId = "vpc-0a1b2c3d4e5f60718",
            SubnetId = "subnet-0a1b2c3d4e5f60718",
            SecurityGroupId = "sg-0a1b2c3d4e5f60718",
        },
    };

    public static CloudAssembly DefaultProx => Prox(Default);

    /// <summary>Prox with these options; made once.</summary>
    public static CloudAssembly Prox(SystemOptions options) => Made.TryGetValue(options, out var known) ? known : Made[options] = Make(options);

    public static CloudAssembly Make(SystemOptions options) => Synthesise(app => new ProxStack(app, options));

    public static CloudAssembly Synthesise(Func<App, Stack> build)
    {
        using var written = Synthesised.Of(build);
        return CloudAssembly.Of(written.Folder, written.Stack);
    }

    // The flags of cdk.json change what is synthesised, and the tests should see what a deployment gets.
    public static Dictionary<string, object> Flags() => JsonValue.Parse(File.ReadAllText(Path.Combine(SharedData.Repository(), "cdk.json")))["context"].AsObject()
        .Where(pair => pair.Key.StartsWith('@'))
        .ToDictionary(pair => pair.Key, pair => (object)pair.Value.AsBoolean());
}
