using System.Diagnostics;
using Orchestration.Tests.Shared;

namespace Orchestration.Cdk.Tests;

/// <summary>Runs programs to their end, in the root of the repository.</summary>
internal static class CommandLine
{
    public static async Task<(int ExitCode, string Output)> Run(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = SharedData.Repository(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };

        start.Environment["JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION"] = "18,20,21,23,25";

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>The CDK's own command, as <c>npm ci</c> installs it; where it is absent the test is skipped with a message.</summary>
    public static string Cdk()
    {
        var path = Path.Combine(SharedData.Repository(), "node_modules", "aws-cdk", "bin", "cdk");

        if (!File.Exists(path))
        {
            Assert.Ignore("Skipped: the CDK's command is not installed. Install it with: npm ci --ignore-scripts");
        }

        return path;
    }
}
