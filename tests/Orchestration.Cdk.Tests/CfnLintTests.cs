using System.Diagnostics;

namespace Orchestration.Cdk.Tests;

public class CfnLintTests
{
    [TestCase(nameof(Cloud.Default))]
    [TestCase(nameof(Cloud.Trial))]
    [TestCase(nameof(Cloud.WithSource))]
    public async Task The_linter_finds_nothing_not_even_a_warning(string options)
    {
        var file = Path.GetTempFileName();

        try
        {
            await File.WriteAllTextAsync(file, Cloud.Prox(options switch { nameof(Cloud.Trial) => Cloud.Trial, nameof(Cloud.WithSource) => Cloud.WithSource, _ => Cloud.Default }).TemplateText);
            using var linter = Start(file);
            var (found, wrong) = (linter.StandardOutput.ReadToEndAsync(), linter.StandardError.ReadToEndAsync());
            await linter.WaitForExitAsync();

            (await found + await wrong).Should().BeEmpty();
            linter.ExitCode.Should().Be(0);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Process Start(string file)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("cfn-lint", ["--template", file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("Skipped: cfn-lint is not on PATH. Install it with: pip install cfn-lint");
            throw;
        }
    }
}
