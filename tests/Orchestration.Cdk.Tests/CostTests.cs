using System.Globalization;
using System.Text.RegularExpressions;
using Orchestration.Systems.Prox;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

/// <summary>Holds the example of docs/deploy.md to its own arithmetic and to what is deployed.</summary>
public partial class CostTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(SharedData.Repository(), "docs", "deploy.md"));
    private static readonly Row[] Rows = [.. Lines().Matches(Page).Select(match => new Row(match.Groups[1].Value, Number(match.Groups[2]), Number(match.Groups[3]), Number(match.Groups[4])))];

    [Test]
    public void Every_line_is_price_times_amount() =>
        Rows.Should().HaveCount(10).And.AllSatisfy(row => row.Total.Should().Be(Cents(row.Price * row.Amount), row.What));

    [Test]
    public void The_sum_is_that_of_the_lines()
    {
        var (sum, warehouse) = (Rows.Sum(row => row.Price * row.Amount), Amount("warehouse") * Price("warehouse"));
        var run = (Rows.Where(row => row.What.Contains("jobs,", StringComparison.Ordinal) || row.What.Contains("crawls", StringComparison.Ordinal) || row.What.Contains("transitions", StringComparison.Ordinal)).Sum(row => row.Price * row.Amount)) / 30;

        Page.Should().Contain($"| **all of these** | | | **${Text(sum)}** | |")
            .And.Contain($"That is ${Text(sum / 30)} a day, of which ${Text(warehouse / 30)} are the warehouse's, whether anything runs or not. A run itself costs ${Text(run)}.");
    }

    [Test]
    public void What_is_counted_is_what_is_deployed()
    {
        var stack = Cloud.Prox(Cloud.Trial);
        var jobs = stack.OfType("AWS::Glue::Job").Select(job => job.Properties).ToArray();
        var metrics = stack.OfType("AWS::CloudWatch::Alarm").Sum(alarm => alarm.Properties["Metrics"] is { IsArray: true } several ? several.AsArray().Count(metric => metric["MetricStat"].IsObject) : 1);

        Rows.Select(row => row.What).Should().Equal(
            $"warehouse: {stack.OfType("AWS::Redshift::Cluster").Length} node `{stack.OfType("AWS::Redshift::Cluster")[0].Properties["NodeType"].AsString()}`",
            $"jobs and Glue reach AWS: {stack.OfType("AWS::EC2::VPCEndpoint").Count(one => one.Properties["VpcEndpointType"].AsString() == "Interface")} interface endpoints",
            $"source: {stack.OfType("AWS::RDS::DBInstance").Length} `{stack.OfType("AWS::RDS::DBInstance")[0].Properties["DBInstanceClass"].AsString()}`",
            $"its disk: {stack.OfType("AWS::RDS::DBInstance")[0].Properties["AllocatedStorage"].AsString()} GB of {stack.OfType("AWS::RDS::DBInstance")[0].Properties["StorageType"].AsString()}",
            $"{jobs.Length} jobs, {jobs.Select(job => job["NumberOfWorkers"].ToString()).Distinct().Single()} workers `{jobs.Select(job => job["WorkerType"].AsString()).Distinct().Single()}` each",
            $"{stack.OfType("AWS::Glue::Crawler").Length} crawls",
            $"{Transitions()} state transitions",
            $"{stack.OfType("AWS::SecretsManager::Secret").Length} secrets",
            $"{stack.OfType("AWS::KMS::Key").Length} key",
            $"{metrics} metrics of alarms");

        // Hours of 30 days; five minutes a job and worker; ten minutes and two DPU a crawl.
        Rows.Select(row => row.Amount).Should().Equal(720, 3 * 720, 720, 20, 4 * 2 * 5 * 30 / 60m, 3 * 2 * 10 * 30 / 60m, Transitions() * 30, 2, 1, metrics);
    }

    // The first choice, the four jobs, the success that is announced and the end; and a crawl: its last crawl, its start, four times wait, look and decide, and how it ended.
    private static int Transitions() => 1 + new ProxResources().OfKind<Orchestration.Resources.Job>().Count() + 2 + new ProxResources().OfKind<Orchestration.Resources.Crawler>().Count() * (2 + 4 * 3 + 1);

    private static decimal Amount(string what) => Rows.Single(row => row.What.StartsWith(what, StringComparison.Ordinal)).Amount;

    private static decimal Price(string what) => Rows.Single(row => row.What.StartsWith(what, StringComparison.Ordinal)).Price;

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static string Text(decimal amount) => Cents(amount).ToString("0.00", CultureInfo.InvariantCulture);

    private static decimal Number(Group group) => decimal.Parse(group.ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\| ([^|*]+) \| \$([0-9.]+) [^|]+ \| ([0-9,]+) \| \$([0-9.]+) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    private sealed record Row(string What, decimal Price, decimal Amount, decimal Total);
}
