using Orchestration.Local.Glue;

namespace Orchestration.Local.Tests;

public class KeptFileTests
{
    [Test]
    public void A_catalog_that_was_spoilt_is_named_with_the_cure()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["catalog.json"], "{\"Databases\": [");

        FluentActions.Invoking(() => GlueCatalog.Open(scratch["catalog.json"], ["small"])).Should().Throw<LocalException>()
            .WithMessage($"{scratch["catalog.json"]} is not JSON any more: *Remove it; the next run makes it anew.");
    }

    [Test]
    public void A_catalog_that_lacks_what_it_should_hold_is_taken_as_empty()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["catalog.json"], "{}");

        GlueCatalog.Open(scratch["catalog.json"], ["small"]).Find("small", "users").Should().BeNull();
    }
}
