using Orchestration.Comparison;
using Orchestration.Query.Json;

// dotnet run -c Release --project bench/Orchestration.Comparison
// Evaluates the same expressions here and with npm's jsonata 2.0.6 in Node (`npm ci` first), one thread each, and prints what each reached as JSON.
var reference = await Reference.MeasureAsync(Contest.All);
var results = new List<JsonValue>();

foreach (var contest in Contest.All)
{
    var here = contest.Measure();
    var there = reference[contest.Name];
    results.Add(JsonValue.Object(
        ("name", contest.Name),
        ("expression", contest.Expression),
        ("documentBytes", contest.Document.Length),
        ("evaluationsASecond", Math.Round(here.Rate)),
        ("bytesAnEvaluation", Math.Round(here.Bytes)),
        ("jsonata206ASecond", Math.Round(there)),
        ("times", Math.Round(here.Rate / there, 1)),
        ("wantedTimes", contest.Wanted)));
}

Console.WriteLine(JsonValue.Array([.. results]).ToJson(indented: true));
return results.TrueForAll(result => result["times"].AsNumber() >= result["wantedTimes"].AsNumber()) ? 0 : 1;
