using System.Security.Cryptography;
using System.Text;

namespace Orchestration.Runtime;

/// <summary>Makes task tokens: opaque, distinct, and the same in every run where the execution's ARN is.</summary>
internal static class Tokens
{
    public static string Encode(string executionArn, int number) =>
        "AQ" + Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes($"{executionArn}/{number}"))).TrimEnd('=').Replace('+', 'A').Replace('/', 'Q');
}
