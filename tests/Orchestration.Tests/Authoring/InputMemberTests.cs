using System.Text.Json.Serialization;
using Orchestration.Query.Json;

namespace Orchestration.Tests.Authoring;

public class InputMemberTests
{
    [Test]
    public void The_members_of_a_record_are_called_as_in_JSON_and_known_by_their_types() =>
        new Taking<Everything>().InputMembers.Select(member => $"{member.Name} {member.Kind} {string.Join('|', member.Values)}{string.Join('|', member.Members.Select(inner => inner.Name))}".TrimEnd()).Should().Equal(
            "text Text", "id Text", "at Text", "day Date", "count WholeNumber", "ratio Number", "truth Truth", "maybe WholeNumber", "colour Text red|Blue", "wait Text", "list Json", "any Json", "inner Json Plain|renamed", "always WholeNumber", "unlessNull WholeNumber");

    [Test]
    public void What_is_no_record_has_no_members()
    {
        new Taking<JsonValue>().InputMembers.Should().BeEmpty();
        new Taking<string>().InputMembers.Should().BeEmpty();
        new Taking<IReadOnlyList<Inner>>().InputMembers.Should().BeEmpty();
    }

    [Test]
    public void A_record_that_holds_itself_has_an_end() => new Taking<Chain>().InputMembers[0].Members[0].Name.Should().Be("next");

    public enum Colour
    {
        [JsonStringEnumMemberName("red")]
        Red,
        Blue,
    }

    [StepData]
    public sealed record Everything(
        string Text, Guid Id, DateTimeOffset At, DateOnly Day, long Count, decimal Ratio, bool Truth, int? Maybe, Colour Colour, TimeSpan Wait, IReadOnlyList<string> List, JsonValue Any, Inner Inner)
    {
        [JsonIgnore]
        public int Derived => 1;

        [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
        public int Always { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? UnlessNull { get; init; }
    }

    public sealed record Inner(string Plain, [property: JsonPropertyName("renamed")] string Other);

    [StepData]
    public sealed record Chain(Chain? Next, int Length);

    private sealed class Taking<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicProperties)] TInput> : StateMachine<TInput>
    {
        protected override End Define(Flow flow, Expr<TInput> input) => flow.Succeed("Done");
    }
}
