using System.Diagnostics;
using System.Globalization;
using Orchestration.Query.Json;

namespace Orchestration.Comparison;

/// <summary>Runs <c>reference.mjs</c>, which evaluates the same with npm's jsonata.</summary>
internal sealed class Reference : IDisposable
{
    private readonly Process _node;

    public Reference()
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "reference.mjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Environment.CurrentDirectory,
        };

        _node = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
    }

    public void Compile(Contest contest) => Send(JsonValue.Object(("expression", contest.Expression), ("document", contest.Document)));

    /// <summary>Evaluations a second in one round.</summary>
    public double Round()
    {
        Send(JsonValue.Null);

        return _node.StandardOutput.ReadLine() is { } rate
            ? double.Parse(rate, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException("npm's jsonata could not be measured; run `npm ci --ignore-scripts` in the root of the repository first, and this program there.");
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private void Send(JsonValue request) => _node.StandardInput.WriteLine(request.ToJson());
}
