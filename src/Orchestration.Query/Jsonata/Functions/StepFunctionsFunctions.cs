using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata.Evaluation;

namespace Orchestration.Query.Jsonata.Functions;

/// <summary>The functions that Step Functions adds, as recorded there.</summary>
internal static class StepFunctionsFunctions
{
    public static JsonValue Partition(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not JsonArray array)
        {
            return arguments.At(0).IsUndefined ? default(JsonValue) : throw new JsonataException("T0412", arguments.At(0)) { Index = 1 };
        }

        var size = arguments.At(1).IsUndefined ? Math.Max(array.Count, 1) : Math.Truncate(arguments.At(1).Raw);

        if (size < 0)
        {
            throw Error("Second argument must be zero or greater");
        }

        if (!(size >= 1))
        {
            return default;
        }

        var step = (int)Math.Min(size, int.MaxValue / 2);
        run.Charge(array.Count * 16L);
        var parts = new List<JsonValue>();

        for (var i = 0; i < array.Count; i += step)
        {
            parts.Add(Sequences.Array(array.AsSpan()[i..Math.Min(i + step, array.Count)].ToArray()));
        }

        return Sequences.Array([.. parts]);
    }

    public static JsonValue Range(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).IsUndefined || arguments.At(1).IsUndefined || arguments.At(2).IsUndefined)
        {
            return default;
        }

        var (from, to, step) = (Math.Truncate(arguments[0].Raw), Math.Truncate(arguments[1].Raw), Math.Truncate(arguments[2].Raw));
        var count = Math.Floor((to - from) / step) + 1;

        if (step == 0 || !(count >= 1))
        {
            return default;
        }

        run.Charge((long)Math.Min(count, 1e15) * 8);
        var items = new JsonValue[(int)count];

        for (var i = 0; i < items.Length; i++)
        {
            items[i] = from + (i * step);
        }

        return JsonArray.Own(items, ArrayMarks.Sequence);
    }

    public static JsonValue Hash(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            throw new JsonataException("T0410", arguments.At(0)) { Index = 1 };
        }

        run.Charge(text.Length);
        var bytes = Encoding.UTF8.GetBytes(text);
        var algorithm = arguments.At(1).Reference as string ?? "SHA-256";
#pragma warning disable CA5350, CA5351 // The language offers them; whoever writes the expression chooses.
        var hash = algorithm switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            _ => throw Error($"Hash algorithm '{algorithm}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5"),
        };
#pragma warning restore CA5350, CA5351
        return Convert.ToHexStringLower(hash);
    }

    // With a seed, the first double of java.util.Random.
    public static JsonValue Random(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0) is not { IsNumber: true } seed)
        {
            return System.Random.Shared.NextDouble();
        }

        const long Multiplier = 0x5DEECE66DL;
        const long Mask = (1L << 48) - 1;
        var state = ((long)Math.Clamp(Math.Truncate(seed.Raw), long.MinValue, long.MaxValue) ^ Multiplier) & Mask;

        long Next(int bits)
        {
            state = unchecked((state * Multiplier) + 0xB) & Mask;
            return state >> (48 - bits);
        }

        var high = Next(26);
        return ((high << 27) + Next(27)) * (1.0 / (1L << 53));
    }

    public static JsonValue Uuid(Run run, ReadOnlySpan<JsonValue> arguments) => Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);

    public static JsonValue Parse(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.At(0).Reference is not string text)
        {
            return default;
        }

        run.Charge(text.Length);

        try
        {
            var value = JsonValue.Parse(text);
            return value is { IsNumber: true, Raw: 0 } ? 0 : value;
        }
        catch (JsonFormatException)
        {
            throw Error("Invalid JSON");
        }
    }

    private static JsonataException Error(string text) => new("D3137", text: text);
}
