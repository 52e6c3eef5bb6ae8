using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Systems.Tests.Prox;

public class ProxLanguagesTests
{
    // A world that is prepared alike for both languages.
    private static readonly Dictionary<string, Action<SimulatedAws>> Worlds = new()
    {
        ["All is well"] = _ => { },
        ["A job fails"] = aws => aws.Fail("Clean to silver", "States.TaskFailed", """{"ErrorMessage":"broken"}"""),
        ["A job fails in passing"] = aws => aws.Fail("Clean to silver", "Glue.AWSGlueException", times: 3),
        ["A crawler already runs"] = aws => aws.Crawler("bronze_crawler").Start(),
        ["A crawl fails"] = aws => aws.Crawler("gold_crawler").Outcome = JsonValue.Object(("Status", "FAILED"), ("ErrorMessage", "no")),
        ["A crawl fails silently"] = aws => aws.Crawler("gold_crawler").Outcome = JsonValue.Object(("Status", "FAILED")),
        ["A crawl is cancelled"] = aws => aws.Crawler("gold_crawler").Outcome = JsonValue.Object(("Status", "CANCELLED")),
        ["A crawl never ends"] = aws => aws.Crawler("gold_crawler").Duration = null,
        ["Everything fails, even the announcement"] = aws => aws.Fail("Ingest to bronze", "Broken").Fail("Notify failure", "Broken too"),
        ["Success cannot be announced"] = aws => aws.Fail("Notify success", "SNS.NotFoundException"),
    };

    private static IEnumerable<string> Names => Worlds.Keys;

    [TestCaseSource(nameof(Names))]
    public void Both_languages_go_through_the_same_states_to_the_same_end(string world)
    {
        var (jsonata, jsonPath) = (new SimulatedAws(), new SimulatedAws());
        Worlds[world](jsonata);
        Worlds[world](jsonPath);

        var (one, other) = (jsonata.Run(QueryLanguage.Jsonata), jsonPath.Run(QueryLanguage.JsonPath));

        other.Path().Should().Equal(one.Path());
        (other.Status, other.Error, other.Cause).Should().Be((one.Status, one.Error, one.Cause));
        jsonPath.Requests.Select(request => (request.Resource, Comparable(request.Arguments))).Should().Equal(jsonata.Requests.Select(request => (request.Resource, Comparable(request.Arguments))));

        // The announcement alone differs: JSONPath shows a cause as it is.
        static JsonValue Comparable(JsonValue arguments) => arguments["Message"].IsUndefined ? arguments : arguments.AsObject().With("Message", "");
    }
}
