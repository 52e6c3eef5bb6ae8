using Orchestration.Tests.Shared;

namespace Orchestration.Acceptance;

/// <summary>The published bookings, from CSV files to the warehouse.</summary>
public class PublishedDataTests
{
    private Scratch _scratch = null!;
    private CommandResult _first = null!;

    [OneTimeSetUp]
    public async Task Run()
    {
        var source = SharedData.Path("data/prox");
        _scratch = new Scratch();
        _first = await Checkout.Own.RunAsync("run", "prox", "--source", source, "--data", _scratch["data"]);
    }

    [OneTimeTearDown]
    public void Remove() => _scratch?.Dispose();

    [Test]
    public void It_succeeds_and_sums_up_what_it_made()
    {
        _first.ShouldEndWith(0);
        _first.Output.Should().Contain("SUCCEEDED");
        _first.Output.Should().MatchRegex(@"silver +calendar_blocks +139 +161 +end_time before start_time 161");
        _first.Output.Should().MatchRegex("Warehouse prox-warehouse\n(.*\n)*  fact_booking +500");
        _first.Output.Should().Contain("Prox succeeded");
        _first.Output.Should().Contain(_scratch[Path.Combine("data", "lake")]);
    }

    [Test]
    public async Task No_booking_is_lost()
    {
        await using var databases = await Databases.OpenAsync(_scratch["data"]);

        (await databases.WarehouseAsync("SELECT booking_status, count(*) FROM fact_booking GROUP BY 1 ORDER BY 2 DESC, 1"))
            .Should().Equal("accepted 108", "declined 108", "in_progress 98", "completed 96", "pending 90");
        (await databases.WarehouseAsync("SELECT sum(booking_fee) FROM fact_booking")).Should().Equal("131238.97");
    }

    [Test]
    public async Task The_warehouse_says_what_the_source_says()
    {
        await using var databases = await Databases.OpenAsync(_scratch["data"]);

        var statuses = await databases.SourceAsync("SELECT replace(lower(status), ' ', '_'), count(*) FROM bookings GROUP BY 1 ORDER BY 1");
        (await databases.WarehouseAsync("SELECT booking_status, count(*) FROM fact_booking GROUP BY 1 ORDER BY 1")).Should().Equal(statuses);

        var cities = await databases.SourceAsync(
            """
            SELECT p.location, count(*) FROM bookings b JOIN services s ON s.service_id::text = b.service_id::text
            JOIN service_providers p ON p.provider_id::text = s.provider_id::text GROUP BY 1 ORDER BY 2 DESC, 1
            """);
        cities.Should().HaveCount(91);
        cities[0].Should().Be("Georgefort 15");
        (await databases.WarehouseAsync("SELECT l.city, count(*) FROM fact_booking f JOIN dim_location l USING (location_key) GROUP BY 1 ORDER BY 2 DESC, 1"))
            .Should().Equal(cities);

        var fees = await databases.SourceAsync(
            """
            SELECT c.category_name, count(*), sum(coalesce(q.amount::numeric, s.price::numeric)) FROM bookings b JOIN services s ON s.service_id::text = b.service_id::text
            JOIN categories c ON c.category_id::text = s.category_id::text LEFT JOIN quotes q ON q.quote_id::text = b.quote_id::text GROUP BY 1 ORDER BY 1
            """);
        fees.Should().HaveCount(10);
        fees.Should().Contain(category => category.StartsWith("Airline pilot 73 "));
        (await databases.WarehouseAsync("SELECT s.category, count(*), sum(f.booking_fee) FROM fact_booking f JOIN dim_service s USING (service_key) GROUP BY 1 ORDER BY 1"))
            .Should().Equal(fees);
    }

    [Test]
    public async Task A_second_run_leaves_the_same_rows()
    {
        List<string> before;

        await using (var databases = await Databases.OpenAsync(_scratch["data"]))
        {
            before = await databases.DigestAsync();
        }

        var second = await Checkout.Own.RunAsync("run", "prox", "--source", SharedData.Path("data/prox"), "--data", _scratch["data"]);
        second.ShouldEndWith(0);
        second.Output.Should().NotContain("Loading the source database");

        await using var again = await Databases.OpenAsync(_scratch["data"]);
        (await again.DigestAsync()).Should().Equal(before).And.HaveCount(7);
    }

    [Test]
    public void The_password_of_a_user_never_leaves_the_source()
    {
        var header = File.ReadLines(Directory.GetFiles(_scratch["data/lake/prox-bronze-bucket/tables/users"], "*.csv", SearchOption.AllDirectories).Single()).First();

        header.Should().Contain("email").And.NotContain("password");
    }
}
