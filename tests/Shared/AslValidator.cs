using System.Diagnostics;

namespace Orchestration.Tests.Shared;

/// <summary>npm's <c>asl-validator</c>, as a second opinion.</summary>
internal static class AslValidator
{
    private const string Script = "const v = require('asl-validator')(JSON.parse(require('fs').readFileSync(0, 'utf8')), {}); console.log(v.isValid ? '' : v.errorsText('\\n'));";

    /// <summary>What it finds; empty where it finds nothing. The test is skipped with a message where it is not installed.</summary>
    public static string Complaints(string asl)
    {
        if (!Directory.Exists(Path.Combine(SharedData.Repository(), "node_modules", "asl-validator")))
        {
            Assert.Ignore("Skipped: asl-validator is not installed; `npm ci --ignore-scripts` in the repository's root does it.");
        }

        var start = new ProcessStartInfo("node") { WorkingDirectory = SharedData.Repository(), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-e");
        start.ArgumentList.Add(Script);

        using var process = Process.Start(start)!;
        process.StandardInput.Write(asl);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var complaints = process.StandardOutput.ReadToEnd().Trim() + errors.GetAwaiter().GetResult().Trim();
        process.WaitForExit();
        return complaints;
    }
}
