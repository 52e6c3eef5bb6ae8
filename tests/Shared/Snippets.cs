using Orchestration.Model;

namespace Orchestration.Tests.Shared;

/// <summary>Turns the C# of documents into machines.</summary>
internal static class Snippets
{
    /// <summary>What snippets may speak of without defining it.</summary>
    public const string Around = """
        [StepData]
        public sealed record Order(string Id, DateOnly Day, IReadOnlyList<Line> Lines, string? Coupon, int Total);

        [StepData]
        public sealed record Line(string Product, int Quantity);
        """;

    /// <summary>A snippet as a whole file: statements become the definition of a machine that is started with an Order.</summary>
    public static string File(string snippet, string path)
    {
        if (HasTypes(snippet))
        {
            return $"#line 1 \"{path}\"\n{snippet}";
        }

        var end = snippet.Contains("return ", StringComparison.Ordinal) && snippet.Split('\n').Any(line => line.StartsWith("return ", StringComparison.Ordinal)) ? "" : "return flow.Succeed(\"Snippet succeeded\");";

        return $$"""
            public sealed class Snippet : StateMachine<Order>
            {
                protected override End Define(Flow flow, Expr<Order> input)
                {
            #line 1 "{{path}}"
            {{snippet}}
            #line default
                    {{end}}
                }
            }
            """;
    }

    /// <summary>A snippet that is no definition, as a whole file: statements become a method.</summary>
    public static string Script(string snippet)
    {
        var lines = snippet.Split('\n');
        var usings = lines.TakeWhile(line => line.Length is 0 || line.StartsWith("using ", StringComparison.Ordinal)).ToArray();

        return $$"""
            using Orchestration.Query;
            using Orchestration.Query.Json;
            using Orchestration.Query.Jsonata;
            using Orchestration.Query.JsonPath;
            {{string.Join('\n', usings.Where(line => !line.StartsWith("using Orchestration.Query", StringComparison.Ordinal) || line is "using Orchestration.Query.Intrinsics;"))}}
            public static class Script
            {
                public static async Task RunAsync()
                {
            {{string.Join('\n', lines.Skip(usings.Length))}}
                    await Task.CompletedTask;
                }
            }
            """;
    }

    /// <summary>Builds every machine in the snippet in both languages; gives the first complaint, or null.</summary>
    public static string? Build(string snippet, string path, bool alsoAsJsonPath = true)
    {
        foreach (var machine in Machines(snippet, path))
        {
            foreach (var language in alsoAsJsonPath ? new[] { QueryLanguage.Jsonata, QueryLanguage.JsonPath } : [QueryLanguage.Jsonata])
            {
                try
                {
                    machine.ToAsl(language);
                }
                catch (DefinitionException exception)
                {
                    return exception.Message;
                }
            }
        }

        return null;
    }

    /// <summary>Whether a snippet is made of types, not of statements.</summary>
    public static bool HasTypes(string snippet) => snippet.Contains(" class ", StringComparison.Ordinal) || snippet.Contains(" record ", StringComparison.Ordinal);

    /// <summary>The machines in a snippet.</summary>
    public static IReadOnlyList<StateMachine> Machines(string snippet, string path) =>
        [.. SnippetCompiler.Load(File(snippet, path), snippet.Contains("record Order(", StringComparison.Ordinal) ? null : Around).GetTypes().Where(type => type.IsSubclassOf(typeof(StateMachine)) && !type.IsAbstract && type.GetConstructor([]) is not null).Select(type => (StateMachine)Activator.CreateInstance(type)!)];
}
