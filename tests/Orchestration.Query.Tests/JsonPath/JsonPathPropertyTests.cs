using CsCheck;
using Orchestration.Query.Json;
using Orchestration.Query.JsonPath;
using Orchestration.Query.Tests.Json;

namespace Orchestration.Query.Tests.JsonPath;

public class JsonPathPropertyTests
{
    private static readonly Gen<Step[]> Steps = Gen.OneOf(
        JsonGenerator.Pick("a", "b", "c").Select(name => new Step(name, 0)),
        Gen.Int[0, 3].Select(index => new Step(null, index))).Array[0, 5];

    [Test]
    public void A_definite_path_reads_what_a_naive_walk_finds() => Gen.Select(JsonGenerator.Simple, Steps).Sample((document, steps) =>
    {
        var path = JsonPathExpression.Parse(Print(steps));
        var isThere = path.TryRead(new QueryScope { Input = document }, out var value);
        return Walk(document, steps) is { } expected ? isThere && value == expected : !isThere;
    });

    [Test]
    public void An_indefinite_path_gives_what_its_definite_ones_give() => JsonGenerator.Simple.Sample(document =>
    {
        var all = JsonPathExpression.Parse("$.*").Read(document).AsArray();
        var each = document.IsObject ? document.AsObject().Names.ToArray().Select(name => JsonPathExpression.Parse($"$['{name}']").Read(document))
            : document.IsArray ? Enumerable.Range(0, document.AsArray().Count).Select(index => JsonPathExpression.Parse($"$[{index}]").Read(document))
            : [];

        return all.SequenceEqual(each);
    });

    [Test]
    public void What_ResultPath_sets_is_read_back() => Sets((path, document, value, after) => path.Read(after) == value);

    [Test]
    public void To_set_what_is_there_changes_nothing() => Gen.Select(JsonGenerator.Simple, Steps).Sample((document, steps) =>
    {
        var path = ReferencePath.Parse(Print(steps));
        return !path.TryRead(new QueryScope { Input = document }, out var value) || !IsWithin(document, steps) || path.Set(document, value).ToJson() == document.ToJson();
    });

    [Test]
    public void The_later_of_two_values_at_one_place_stays() => Sets((path, document, value, after) => path.Set(path.Set(document, "earlier"), value) == after);

    [Test]
    public void ResultPath_leaves_the_document_as_it_was_and_shares_what_it_does_not_change()
    {
        var document = JsonValue.Parse("""{"kept":{"a":[1,2]},"changed":{"b":1,"also kept":{}}}""");
        var before = document.ToJson();

        var after = ReferencePath.Parse("$.changed.b").Set(document, 2);

        document.ToJson().Should().Be(before);
        after.ToJson().Should().Be("""{"kept":{"a":[1,2]},"changed":{"b":2,"also kept":{}}}""");
        after["kept"].AsObject().Should().BeSameAs(document["kept"].AsObject());
        after["changed"]["also kept"].AsObject().Should().BeSameAs(document["changed"]["also kept"].AsObject());
    }

    private static void Sets(Func<ReferencePath, JsonValue, JsonValue, JsonValue, bool> law) =>
        Gen.Select(JsonGenerator.Simple, Steps, JsonGenerator.Simple).Sample((document, steps, value) =>
        {
            var path = ReferencePath.Parse(Print(steps));

            try
            {
                return law(path, document, value, path.Set(document, value));
            }
            catch (QueryEvaluationException exception)
            {
                return exception.Error == "States.ResultPathMatchFailure";
            }
        });

    // An index that is out of range is not missing but null; a member of that, or of anything but an object, is.
    private static JsonValue? Walk(JsonValue document, Step[] steps)
    {
        foreach (var (name, index) in steps)
        {
            if (name is null ? !document.IsArray : !document.IsObject || !document.AsObject().Has(name))
            {
                return null;
            }

            document = name is not null ? document[name] : document[index] is { IsUndefined: false } element ? element : JsonValue.Null;
        }

        return document;
    }

    private static bool IsWithin(JsonValue document, Step[] steps)
    {
        foreach (var (name, index) in steps)
        {
            if (name is null && index >= document.AsArray().Count)
            {
                return false;
            }

            document = name is null ? document[index] : document[name];
        }

        return true;
    }

    private static string Print(Step[] steps) => "$" + string.Concat(steps.Select(step => step.Name is null ? $"[{step.Index}]" : $".{step.Name}"));

    private sealed record Step(string? Name, int Index);
}
