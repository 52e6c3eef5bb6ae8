using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Orchestration.Cdk;
using Orchestration.Query.Json;

namespace Orchestration.Systems.Cdk;

/// <summary>The options of <c>cdk synth -c name=value</c>, checked before anything is built.</summary>
/// <param name="System">What was asked for; sound only where there are no errors.</param>
/// <param name="Errors">A line for each option that is wrong.</param>
internal sealed partial record DeployOptions(SystemOptions System, ImmutableArray<string> Errors)
{
    private static readonly string[] ExistingSource = ["source-host", "source-port", "source-database", "source-secret-arn", "source-vpc", "source-subnet", "source-security-group"];
    private static readonly string[] Known = ["cidr", "disposable", "overdue-hours", "schedule", "source", .. ExistingSource, "stage"];

    /// <summary>Reads the context that the CDK's command hands over.</summary>
    /// <param name="context">The context as JSON; null for none.</param>
    /// <param name="root">The root of the repository.</param>
    public static DeployOptions Read(string? context, string root)
    {
        var reading = new Reading(context is null ? JsonObject.Empty : JsonValue.Parse(context).AsObject());
        reading.RefuseUnknown();

        var options = new SystemOptions
        {
            Root = root,
            Stage = reading.Text("stage", "prod", StageName(), "a stage is 1 to 12 small letters, digits and dashes, and begins with a letter: -c stage=dev"),
            Disposable = reading.OneOf("disposable", "false", "true", "false") is "true",
            Cidr = reading.Cidr("cidr", "10.42.0.0/16"),
            Scheduled = reading.OneOf("schedule", "off", "on", "off") is "on",
            OverdueAfter = TimeSpan.FromHours(reading.Whole("overdue-hours", 4, 1, 72)),
            Source = reading.OneOf("source", "new", "new", "existing") is "existing" ? reading.Existing() : reading.New(),
        };

        return new(options, [.. reading.Errors]);
    }

    [GeneratedRegex("^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$")]
    private static partial Regex StageName();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$")]
    private static partial Regex HostName();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]{0,62}$")]
    private static partial Regex DatabaseName();

    [GeneratedRegex(@"^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+-[A-Za-z0-9]{6}$")]
    private static partial Regex SecretArn();

    [GeneratedRegex("^vpc-[0-9a-f]{8,17}$")]
    private static partial Regex Vpc();

    [GeneratedRegex("^subnet-[0-9a-f]{8,17}$")]
    private static partial Regex Subnet();

    [GeneratedRegex("^sg-[0-9a-f]{8,17}$")]
    private static partial Regex SecurityGroup();

    private sealed class Reading(JsonObject context)
    {
        public List<string> Errors { get; } = [];

        public void RefuseUnknown()
        {
            // The CDK keeps its own flags and what it looked up in the same place; those have a colon or begin with @.
            foreach (var (name, _) in context)
            {
                if (!name.Contains(':', StringComparison.Ordinal) && !name.StartsWith('@') && !Known.Contains(name))
                {
                    Errors.Add($"error: '{name}' is not an option. The options are: {string.Join(", ", Known)}.");
                }
            }
        }

        public string Text(string name, string otherwise, Regex form, string expected)
        {
            var value = Value(name) ?? otherwise;

            if (!form.IsMatch(value))
            {
                Errors.Add($"error: {name}={value}: {expected}.");
            }

            return value;
        }

        public string OneOf(string name, string otherwise, params string[] values)
        {
            var value = Value(name) ?? otherwise;

            if (!values.Contains(value))
            {
                Errors.Add($"error: {name}={value}: it is {string.Join(" or ", values)}.");
            }

            return value;
        }

        public int Whole(string name, int otherwise, int from, int to)
        {
            if (Value(name) is not { } text)
            {
                return otherwise;
            }

            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < from || number > to)
            {
                Errors.Add($"error: {name}={text}: it is a whole number from {from} to {to}.");
                return otherwise;
            }

            return number;
        }

        public string Cidr(string name, string otherwise)
        {
            var value = Value(name) ?? otherwise;

            // Two subnets of 256 addresses have to fit.
            if (!IPNetwork.TryParse(value, out var network) || network.PrefixLength is < 16 or > 23 || !IsStart(value.Split('/')[0], network.PrefixLength))
            {
                Errors.Add($"error: {name}={value}: it is a network of IPv4 with a prefix of 16 to 23 bits and nothing after them: -c cidr=10.42.0.0/16.");
            }

            return value;
        }

        private static bool IsStart(string address, int prefix) =>
            IPAddress.Parse(address).GetAddressBytes() is { Length: 4 } bytes && BinaryPrimitives.ReadUInt32BigEndian(bytes) << prefix == 0;

        public SourceOptions Existing()
        {
            var missing = ExistingSource.Where(name => name is not "source-port" && Value(name) is null).ToArray();

            if (missing.Length > 0)
            {
                Errors.Add($"error: source=existing needs {string.Join(", ", missing)}; with source=new there is a database of its own.");
                return new SourceOptions.New();
            }

            return new SourceOptions.Existing
            {
                Host = Text("source-host", "", HostName(), "it is the name or address at which the database answers, without a port"),
                Port = Whole("source-port", 5432, 1, 65535),
                Database = Text("source-database", "", DatabaseName(), "it is the name of a database: letters, digits and underscores"),
                SecretArn = Text("source-secret-arn", "", SecretArn(), "it is the whole ARN of a secret, with the six characters at its end"),
                VpcId = Text("source-vpc", "", Vpc(), "it is the id of a network, such as vpc-0a1b2c3d4e5f60718"),
                SubnetId = Text("source-subnet", "", Subnet(), "it is the id of a subnet, such as subnet-0a1b2c3d4e5f60718"),
                SecurityGroupId = Text("source-security-group", "", SecurityGroup(), "it is the id of the database's security group, such as sg-0a1b2c3d4e5f60718"),
            };
        }

        public SourceOptions.New New()
        {
            if (ExistingSource.Where(name => Value(name) is not null).ToArray() is [_, ..] given)
            {
                Errors.Add($"error: {string.Join(", ", given)}: a new source database takes none of these; say source=existing to use one that is there.");
            }

            return new SourceOptions.New();
        }

        private string? Value(string name) => context.TryGet(name, out var value) ? value.IsString ? value.AsString() : value.ToString() : null;
    }
}
