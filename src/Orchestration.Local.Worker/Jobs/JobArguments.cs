using System.Collections.Immutable;

namespace Orchestration.Local.Worker.Jobs;

/// <summary>The arguments of a job run as Glue hands them to a script: <c>--key value</c>, Glue's own among them.</summary>
internal sealed class JobArguments
{
    private readonly ImmutableDictionary<string, string> _values;

    private JobArguments(ImmutableDictionary<string, string> values) => _values = values;

    public static JobArguments Read(ImmutableArray<string> list)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();

        for (var index = 0; index < list.Length; index++)
        {
            var name = list[index];

            if (!name.StartsWith("--", StringComparison.Ordinal))
            {
                continue;
            }

            if (name.Split('=', 2) is [var key, var value])
            {
                values[key[2..]] = value;
            }
            else if (index + 1 < list.Length && !list[index + 1].StartsWith("--", StringComparison.Ordinal))
            {
                values[name[2..]] = list[++index];
            }
        }

        return new(values.ToImmutable());
    }

    /// <summary>An argument that must be there; the failure is that of <c>getResolvedOptions</c>.</summary>
    public string this[string name] => _values.TryGetValue(name, out var value)
        ? value
        : throw new JobException($"GlueArgumentError: the following arguments are required: --{name}");

    public string? Find(string name) => _values.GetValueOrDefault(name);
}
