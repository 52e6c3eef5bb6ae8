using System.Diagnostics;
using Orchestration.Query.Json;

namespace Orchestration.Comparison;

/// <summary>Runs <c>reference.mjs</c>, which evaluates the same with npm's jsonata.</summary>
internal static class Reference
{
    /// <summary>Evaluations a second by name.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(IReadOnlyList<Contest> contests)
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "reference.mjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Environment.CurrentDirectory,
        };

        using var node = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        var cases = contests.Select(contest => JsonValue.Object(("name", contest.Name), ("expression", contest.Expression), ("document", contest.Document)));
        await node.StandardInput.WriteAsync(JsonValue.Array([.. cases]).ToJson());
        node.StandardInput.Close();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();

        return node.ExitCode == 0
            ? JsonValue.Parse(output).AsObject().ToDictionary(member => member.Key, member => member.Value.AsNumber())
            : throw new InvalidOperationException("npm's jsonata could not be measured; run `npm ci --ignore-scripts` in the root of the repository first.");
    }
}
