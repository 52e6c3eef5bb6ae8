using Orchestration.Comparison;
using Orchestration.Query.Json;

// dotnet run -c Release --project bench/Orchestration.Comparison
// Evaluates the same expressions here and with npm's jsonata 2.0.6 in Node (`npm ci` first), one thread each and in turns, and prints what each reached as JSON.
using var reference = new Reference();
var results = Contest.All.Select(contest => contest.Hold(reference)).ToList();

Console.WriteLine(JsonValue.Array([.. results]).ToJson(indented: true));
return results.TrueForAll(result => result["times"].AsNumber() >= result["wantedTimes"].AsNumber()) ? 0 : 1;
