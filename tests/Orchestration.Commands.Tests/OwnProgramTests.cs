using System.Text.Json;
using Orchestration.Commands.Tests.Packed;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;
using Orchestration.Tests.Shared.Aws;

namespace Orchestration.Commands.Tests;

/// <summary>A user's own program with a machine of its own (<c>tests/Invoices</c>), as a process.</summary>
public class OwnProgramTests
{
    private static readonly string Configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);
    internal static readonly string Program = Path.Combine(SharedData.Repository(), "tests", "Invoices", "bin", Configuration, "net10.0", OperatingSystem.IsWindows() ? "Invoices.exe" : "Invoices");

    private string _folder = null!;

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("orchestration-invoices-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task It_writes_and_checks_its_definition()
    {
        (await RunAsync("synth", "--output", _folder)).Output.Should().Be($"{_folder}/invoicing.asl.json: written\n");
        JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "invoicing.asl.json"))).RootElement.GetProperty("StartAt").GetString().Should().Be("Is it only tried?");

        (await RunAsync("synth", "--check", "--output", _folder)).Should().Be((ExitCode.Succeeded, $"{_folder}/invoicing.asl.json: unchanged\n", ""));
    }

    [Test]
    public async Task It_draws_and_lists_its_machine()
    {
        (await RunAsync("graph", "invoicing")).Output.Should().Contain("Announce");
        (await RunAsync("machines")).Should().Be((ExitCode.Succeeded, "invoicing  Sends the invoices of a day\n", ""));
    }

    [Test]
    public async Task It_runs_its_machine_on_what_it_supplies()
    {
        var (code, output, error) = await RunAsync("run", "invoicing", "--date", "2026-11-20", "--set", "customers=3", "--set", "currency=EUR", "--json");

        code.Should().Be(ExitCode.Succeeded, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonValue.Parse(line)).ToList();
        lines[^1]["status"].AsString().Should().Be("SUCCEEDED");
        Entered(lines).Should().Equal("Is it only tried?", "Announce", "Done");
        output.Should().Contain("3 invoices of 2026-11-20 in EUR, signed by the accounts");
    }

    [Test]
    public async Task Its_input_says_who_signs_and_whether_anything_is_sent()
    {
        var signed = await RunAsync("run", "invoicing", "--date", "2026-11-20", "--set", "customers=3", "--set", "currency=EUR", "--set", "sender.name=Ann", "--set", "sender.discount=2.5", "--json");
        signed.Output.Should().Contain("3 invoices of 2026-11-20 in EUR, signed by Ann, at a discount of 2.5 %");

        var tried = await RunAsync("run", "invoicing", "--date", "2026-11-20", "--set", "customers=3", "--set", "currency=EUR", "--set", "dryRun=true", "--json");
        tried.Code.Should().Be(ExitCode.Succeeded, tried.Error);
        Entered(tried.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonValue.Parse(line))).Should().Equal("Is it only tried?", "Nothing is sent");
    }

    [Test]
    public async Task It_starts_its_machine_with_members_typed_by_the_machines_input()
    {
        await using var aws = await ScriptedAws.StartAsync();
        new ScriptedMachines(aws).Add(new ScriptedExecution("invoicing", "e", TailTests.Chain(3)));
        aws.On("StartExecution", call => JsonValue.Object(("executionArn", $"arn:aws:states:eu-central-1:111122223333:execution:invoicing:{call["name"]}"), ("startDate", 1795000000)));

        var (code, output, error) = await RunAsync(
            "start", "invoicing", "--date", "2026-11-20", "--set", "customers=3", "--set", "currency=GBP", "--set", "dryRun=true", "--set", "sender.name=007", "--set", "sender.discount=2.5", "--endpoint-url", aws.Url);

        code.Should().Be(ExitCode.Succeeded, error);
        output.Should().StartWith("Started arn:aws:states:eu-central-1:111122223333:execution:invoicing:2026-11-20-1\n")
            .And.Contain("Watch it: invoices tail arn:aws:states:eu-central-1:111122223333:execution:invoicing:2026-11-20-1");
        aws.CallsOf("StartExecution").Single()["input"].Should().Be("""{"customers":3,"currency":"GBP","dryRun":true,"sender":{"name":"007","discount":2.5},"logicalDate":"2026-11-20"}""");
    }

    [TestCase("customers=many", "--set customers takes a whole number, not 'many'.")]
    [TestCase("customers=2.5", "--set customers takes a whole number, not '2.5'.")]
    [TestCase("currency=DM", "--set currency takes EUR or GBP, not 'DM'.")]
    [TestCase("dryRun=yes", "--set dryRun takes true or false, not 'yes'.")]
    [TestCase("logicalDate=tomorrow", "--set logicalDate takes a date such as 2026-11-20, not 'tomorrow'.")]
    [TestCase("sender=Ann", "--set sender takes JSON, not 'Ann'.")]
    [TestCase("sender.discount=none", "--set sender.discount takes a number, not 'none'.")]
    [TestCase("customers.count=1", "--set customers.count: 'customers' takes a whole number and has no members.")]
    [TestCase("custmers=1", "The input of 'invoicing' has no member 'custmers'. Did you mean customers? It has: logicalDate, customers, currency, dryRun, sender.")]
    [TestCase("sender.nme=Ann", "The member 'sender' of the input of 'invoicing' has no member 'nme'. Did you mean name? It has: name, discount.")]
    public async Task What_does_not_fit_the_machines_input_is_refused_before_anything_is_started(string set, string message) =>
        (await RunAsync("start", "invoicing", "--set", set)).Should().Be((ExitCode.Usage, "", $"invoices: {message}\n"));

    [TestCase("invoices start invoicing --set cu", "customers=", "currency=EUR", "currency=GBP")]
    [TestCase("invoices run invoicing --set dryRun=t", "dryRun=true")]
    [TestCase("invoices start invoicing:live --set sender.", "sender.name=", "sender.discount=")]
    [TestCase("invoices graph inv", "invoicing")]
    public async Task Keys_and_values_of_the_input_are_completed(string line, params string[] expected) =>
        (await RunAsync($"[suggest:{line.Length}]", line)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo(expected);

    private static IEnumerable<string> Entered(IEnumerable<JsonValue> lines) =>
        lines.Select(line => line["event"]["stateEnteredEventDetails"]["name"]).Where(name => name.IsString).Select(name => name.AsString());

    private static Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => PackedTool.RunAsync(Program, arguments, ("NO_COLOR", "1"));
}
