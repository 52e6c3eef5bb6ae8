namespace Orchestration.Aws.Tests;

/// <summary>Sets variables of this process until it is disposed of.</summary>
internal sealed class EnvironmentVariables : IDisposable
{
    private readonly List<(string Name, string? Value)> _before = [];

    public EnvironmentVariables(params IEnumerable<(string Name, string? Value)> variables)
    {
        foreach (var (name, value) in variables)
        {
            _before.Add((name, Environment.GetEnvironmentVariable(name)));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        // Backwards, as a name may stand there twice.
        for (var at = _before.Count - 1; at >= 0; at--)
        {
            Environment.SetEnvironmentVariable(_before[at].Name, _before[at].Value);
        }
    }
}
