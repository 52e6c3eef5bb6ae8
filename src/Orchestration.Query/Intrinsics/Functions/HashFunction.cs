using System.Security.Cryptography;
using System.Text;
using Orchestration.Query.Json;

namespace Orchestration.Query.Intrinsics.Functions;

internal static class HashFunction
{
    private const int LongestText = 10_000;

#pragma warning disable CA5350, CA5351 // The language has MD5 and SHA-1; what they are used for is the user's choice.
    public static JsonValue Invoke(ReadOnlySpan<JsonValue> arguments)
    {
        var text = arguments[0] switch
        {
            { IsString: true } => arguments[0].AsString(),
            { IsNull: true } => throw new UnfitArgumentException(),
            _ => JavaText.OfNode(arguments[0]),
        };

        if (text.Length > LongestText)
        {
            throw new UnfitArgumentException();
        }

        var data = Encoding.UTF8.GetBytes(text);

        var digest = UnfitArgumentException.Text(arguments[1]) switch
        {
            "MD5" => MD5.HashData(data),
            "SHA-1" => SHA1.HashData(data),
            "SHA-256" => SHA256.HashData(data),
            "SHA-384" => SHA384.HashData(data),
            "SHA-512" => SHA512.HashData(data),
            _ => throw new UnfitArgumentException(),
        };

        return Convert.ToHexStringLower(digest);
    }
#pragma warning restore CA5350, CA5351
}
