using System.Diagnostics;
using Orchestration.Systems.Cdk;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

public class OptionsTests
{
    private const string Existing =
        """
        "source": "existing", "source-host": "db.example.org", "source-database": "prox", "source-secret-arn": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf",
        "source-vpc": "vpc-0a1b2c3d", "source-subnet": "subnet-0a1b2c3d", "source-security-group": "sg-0a1b2c3d"
        """;

    [TestCase("""{ "stge": "dev" }""",
        "error: 'stge' is not an option. The options are: cidr, disposable, overdue-hours, schedule, source, source-host, source-port, source-database, source-secret-arn, source-vpc, source-subnet, source-security-group, stage.")]
    [TestCase("""{ "stage": "Dev" }""", "error: stage=Dev: a stage is 1 to 12 small letters, digits and dashes, and begins with a letter: -c stage=dev.")]
    [TestCase("""{ "stage": "a-stage-too-long" }""", "error: stage=a-stage-too-long: a stage is 1 to 12 small letters, digits and dashes, and begins with a letter: -c stage=dev.")]
    [TestCase("""{ "cidr": "10.0.0.0" }""", "error: cidr=10.0.0.0: it is a network of IPv4 with a prefix of 16 to 23 bits and nothing after them: -c cidr=10.42.0.0/16.")]
    [TestCase("""{ "cidr": "10.0.0.1/16" }""", "error: cidr=10.0.0.1/16: it is a network of IPv4 with a prefix of 16 to 23 bits and nothing after them: -c cidr=10.42.0.0/16.")]
    [TestCase("""{ "cidr": "10.0.0.0/28" }""", "error: cidr=10.0.0.0/28: it is a network of IPv4 with a prefix of 16 to 23 bits and nothing after them: -c cidr=10.42.0.0/16.")]
    [TestCase("""{ "cidr": "300.0.0.0/16" }""", "error: cidr=300.0.0.0/16: it is a network of IPv4 with a prefix of 16 to 23 bits and nothing after them: -c cidr=10.42.0.0/16.")]
    [TestCase("""{ "disposable": "yes" }""", "error: disposable=yes: it is true or false.")]
    [TestCase("""{ "schedule": "daily" }""", "error: schedule=daily: it is on or off.")]
    [TestCase("""{ "overdue-hours": "0" }""", "error: overdue-hours=0: it is a whole number from 1 to 72.")]
    [TestCase("""{ "source": "old" }""", "error: source=old: it is new or existing.")]
    [TestCase("""{ "source": "existing", "source-host": "h" }""",
        "error: source=existing needs source-database, source-secret-arn, source-vpc, source-subnet, source-security-group; with source=new there is a database of its own.")]
    [TestCase("""{ "source-host": "h", "source-port": "1" }""",
        "error: source-host, source-port: a new source database takes none of these; say source=existing to use one that is there.")]
    [TestCase($$"""{ {{Existing}}, "source-port": "70000" }""", "error: source-port=70000: it is a whole number from 1 to 65535.")]
    [TestCase($$"""{ {{Existing}}, "source-vpc": "main" }""", "error: source-vpc=main: it is the id of a network, such as vpc-0a1b2c3d4e5f60718.")]
    [TestCase($$"""{ {{Existing}}, "source-host": "db:5432" }""", "error: source-host=db:5432: it is the name or address at which the database answers, without a port.")]
    [TestCase($$"""{ {{Existing}}, "source-secret-arn": "db" }""", "error: source-secret-arn=db: it is the whole ARN of a secret, with the six characters at its end.")]
    public void A_wrong_option_is_one_clear_line(string context, string expected) => DeployOptions.Read(context, "/").Errors.Should().Equal(expected);

    [Test]
    public void Every_wrong_option_is_named() => DeployOptions.Read("""{ "stage": "", "schedule": "x", "cidr": "y" }""", "/").Errors.Should().HaveCount(3);

    [Test]
    public void Without_context_every_option_has_its_default() =>
        DeployOptions.Read(null, "/root").Should().BeEquivalentTo(new { Errors = Array.Empty<string>(), System = new SystemOptions { Root = "/root" } });

    [Test]
    public void What_the_CDK_itself_keeps_in_the_context_is_no_option() =>
        DeployOptions.Read("""{ "@aws-cdk/core:x": true, "aws:cdk:enable-path-metadata": true, "availability-zones:account=1:region=x": [] }""", "/").Errors.Should().BeEmpty();

    [Test]
    public void An_existing_source_is_read_whole() => DeployOptions.Read($$"""{ {{Existing}} }""", "/").System.Source.Should().Be(new SourceOptions.Existing
    {
        Host = "db.example.org",
        Port = 5432,
        Database = "prox",
        SecretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf",
        VpcId = "vpc-0a1b2c3d",
        SubnetId = "subnet-0a1b2c3d",
        SecurityGroupId = "sg-0a1b2c3d",
    });

    [Test]
    public async Task The_app_ends_with_2_and_no_stack_trace()
    {
        using var app = Process.Start(new ProcessStartInfo("dotnet", [typeof(ProxStack).Assembly.Location])
        {
            Environment = { ["CDK_CONTEXT_JSON"] = """{ "stage": "Dev", "cidr": "x" }""" },
            WorkingDirectory = SharedData.Repository(),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;

        var said = await app.StandardError.ReadToEndAsync();
        await app.WaitForExitAsync();

        app.ExitCode.Should().Be(2);
        said.Should().Be(
            "error: stage=Dev: a stage is 1 to 12 small letters, digits and dashes, and begins with a letter: -c stage=dev.\n"
            + "error: cidr=x: it is a network of IPv4 with a prefix of 16 to 23 bits and nothing after them: -c cidr=10.42.0.0/16.\n");
    }
}
