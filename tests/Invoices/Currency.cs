using System.Text.Json.Serialization;

namespace Invoices;

/// <summary>What is paid in.</summary>
public enum Currency
{
    /// <summary>Euro.</summary>
    [JsonStringEnumMemberName("EUR")]
    Euro,

    /// <summary>Pound.</summary>
    [JsonStringEnumMemberName("GBP")]
    Pound,
}
