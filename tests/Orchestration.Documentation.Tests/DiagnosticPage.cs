using System.Text.RegularExpressions;
using Orchestration.Tests.Shared;

namespace Orchestration.Documentation.Tests;

/// <summary>A page of docs/diagnostics: what is wrong, an example of it, the message, and how it is right.</summary>
internal sealed partial record DiagnosticPage(string Code, string Path, string Wrong, string Message, string Right)
{
    public static string Folder { get; } = System.IO.Path.Combine(SharedData.Repository(), "docs", "diagnostics");

    public static IEnumerable<DiagnosticPage> All() =>
        from path in Directory.EnumerateFiles(Folder, "ASL*.md").Order(StringComparer.Ordinal)
        select Read(path);

    public override string ToString() => Code;

    private static DiagnosticPage Read(string path)
    {
        var text = File.ReadAllText(path);
        var code = CSharp().Matches(text);
        return new(System.IO.Path.GetFileNameWithoutExtension(path), path, code[0].Groups[1].Value, Message_().Match(text).Groups[1].Value.TrimEnd('\n'), code[1].Groups[1].Value);
    }

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"^```text\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Message_();
}
