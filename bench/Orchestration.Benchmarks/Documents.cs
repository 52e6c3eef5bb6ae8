using System.Globalization;
using System.Text;

namespace Orchestration.Benchmarks;

/// <summary>The documents that are measured with.</summary>
internal static class Documents
{
    private const int Size = 200 * 1024;

    private static readonly string[] Cities = ["Aarhus", "Łódź", "Zürich", "Porto", "Lyon"];

    /// <summary>About 200 KB of orders: nested objects, numbers, short texts, some of them not ASCII.</summary>
    public static string Orders { get; } = Build();

    private static string Build()
    {
        var text = new StringBuilder("""{"run":"2026-01-31T04:00:00Z","source":{"bucket":"landing","prefix":"orders/"},"orders":[""");

        for (var i = 0; text.Length < Size; i++)
        {
            text.Append(i > 0 ? "," : "");
            text.Append(CultureInfo.InvariantCulture, $$"""{"id":"ord-{{i:D6}}","customer":{"id":{{i % 97}},"name":"Customer {{i % 97}}","city":"{{Cities[i % 5]}}","vip":{{(i % 7 == 0 ? "true" : "false")}}},"items":[""");

            for (var j = 0; j <= i % 4; j++)
            {
                text.Append(j > 0 ? "," : "");
                text.Append(CultureInfo.InvariantCulture, $$"""{"sku":"SKU-{{(i * 7) + j}}","qty":{{(j % 5) + 1}},"price":{{(i % 50) + 0.25 + j}},"tags":["t{{j}}","t{{i % 9}}"]}""");
            }

            text.Append(CultureInfo.InvariantCulture, $$"""],"total":{{i * 1.25}},"note":null,"status":"{{(i % 3 == 0 ? "SHIPPED" : "PENDING")}}"}""");
        }

        return text.Append("]}").ToString();
    }
}
