using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Orchestration.Aws.Client;

/// <summary>The fields of a request in the query protocol. What is null is left out.</summary>
public sealed class QueryForm
{
    private readonly ParameterCollection _fields;

    internal QueryForm(ParameterCollection fields) => _fields = fields;

    /// <summary>Adds text.</summary>
    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _fields.Add(name, value);
        }
    }

    /// <summary>Adds a truth.</summary>
    public void Add(string name, bool? value) => Add(name, value is { } given ? given ? "true" : "false" : null);

    /// <summary>Adds a number.</summary>
    public void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds bytes.</summary>
    public void Add(string name, MemoryStream? value) => Add(name, value is null ? null : Convert.ToBase64String(value.ToArray()));

    /// <summary>Adds a value of an enumeration.</summary>
    public void Add(string name, ConstantClass? value) => Add(name, value?.Value);
}
