using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared;

namespace Orchestration.Tests.Expressions;

/// <summary>What C# says about run-time values, and what becomes of it: a line of translations.txt each. <c>UPDATE_APPROVED=1</c> writes the right-hand sides anew.</summary>
public class TranslationTests
{
    private const string Arrow = " ⇶ ";

    private const string Around = """
        using System.Text.Json.Serialization;

        public enum State { [JsonStringEnumMemberName("READY")] Ready, [JsonStringEnumMemberName("RUNNING")] Running, Other }

        [StepData]
        public sealed record Part(string Name, int Size);

        [StepData]
        public sealed record Sample(
            State State, State? Last, string Name, string? Nick, int Count, int? Limit, double Ratio, bool Flag, DateTimeOffset At, DateTimeOffset? Ended, DateOnly Day,
            IReadOnlyList<int> Numbers, IReadOnlyList<string> Tags, IReadOnlyList<Part> Parts, Part Part, Part? Spare, [property: JsonPropertyName("--odd name")] string Odd, string URLPath);

        public static class Case
        {
            public static StateMachine Of<T>(Func<Expr<Sample>, Flow, Expr<T>> translated) => new Machine<T>(translated);

            private sealed class Machine<T>(Func<Expr<Sample>, Flow, Expr<T>> translated) : StateMachine<Sample>
            {
                protected override End Define(Flow flow, Expr<Sample> input)
                {
                    var x = flow.Run("x", new SdkCall<Sample>("s3", "getObject"));

                    if (translated(x, flow) is Expr<bool> condition)
                    {
                        flow.If("Case", condition, then: () => flow.Succeed("Yes"));
                        return flow.Succeed("No");
                    }

                    flow.Run("Case", new SdkCall<object>("s3", "putObject") { Arguments = arguments => arguments.Add("Value", translated(x, flow)) });
                    return flow.Succeed("Done");
                }
            }
        }
        """;

    private static readonly string Place = Path.Combine(SharedData.Repository(), "tests", "Orchestration.Tests", "Expressions", "translations.txt");

    [Test]
    public void Csharp_becomes_JSONata_and_JSONPath()
    {
        var lines = File.ReadAllLines(Place);
        var cases = lines.Select(line => line.Split(Arrow)[0]).Where(IsCase).ToArray();

        var code = $$"""
            public static class Cases
            {
                public static readonly StateMachine[] All =
                [
            {{string.Join("\n", cases.Select(Code))}}
                ];
            }
            """;

        var machines = (StateMachine[])SnippetCompiler.Load(code, Around).GetType("Cases")!.GetField("All")!.GetValue(null)!;
        var shown = new Queue<string>(machines.Zip(cases, (machine, text) => string.Join(Arrow, text, Show(machine, QueryLanguage.Jsonata), Show(machine, QueryLanguage.JsonPath))));
        string[] actual = [.. lines.Select(line => IsCase(line.Split(Arrow)[0]) ? shown.Dequeue() : line)];

        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") is "1")
        {
            File.WriteAllText(Place, string.Join('\n', actual) + "\n");
            lines = actual;
        }

        actual.Should().Equal(lines);
    }

    private static bool IsCase(string line) => line.Length > 0 && !line.StartsWith('#');

    private static string Code(string text) => text switch
    {
        _ when text.StartsWith("x =>", StringComparison.Ordinal) => $"        Case.Of((value, flow) => value.Get({text})),",
        _ when text.StartsWith('$') => $"        Case.Of<string>((x, flow) => {text}),",
        _ => $"        Case.Of((x, flow) => {text}),",
    };

    private static string Show(StateMachine machine, QueryLanguage language)
    {
        try
        {
            return machine.Build(language).Find("Case") switch
            {
                ChoiceState { Choices: [{ Test: { } test }] } => Show(test).ToJson(),
                ChoiceState { Choices: [{ Condition: var condition }] } => Text(condition),
                TaskState task => Text(language is QueryLanguage.Jsonata ? task.Arguments["Value"] : task.Parameters["Value.$"] is { IsUndefined: false } path ? path : task.Parameters["Value"]),
                _ => "?",
            };
        }
        catch (DefinitionException exception)
        {
            return exception.Code;
        }
    }

    private static string Text(JsonValue value) => value.IsString ? value.AsString() : value.ToJson();

    private static JsonValue Show(ChoiceTest test) => test switch
    {
        ChoiceTest.And and => JsonValue.Object(("And", JsonValue.Array([.. and.Tests.Select(Show)]))),
        ChoiceTest.Or or => JsonValue.Object(("Or", JsonValue.Array([.. or.Tests.Select(Show)]))),
        ChoiceTest.Not not => JsonValue.Object(("Not", Show(not.Test))),
        ChoiceTest.Compare compare => JsonValue.Object(("Variable", compare.Variable), (compare.Operator, compare.Value)),
        _ => throw new InvalidOperationException(test.ToString()),
    };
}
