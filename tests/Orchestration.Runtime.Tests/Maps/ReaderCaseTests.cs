using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Runtime.Tests.Maps;

internal sealed class ReaderCaseTests
{
    private string _root = "";

    [SetUp]
    public void SetUp() => _root = Directory.CreateTempSubdirectory("readers-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_root, recursive: true);

    [Test]
    public async Task Every_case_is_read_as_it_says()
    {
        var wrong = new List<string>();
        var cases = ReaderCase.Read().ToList();

        foreach (var (number, one) in cases.Index())
        {
            // An object that comes in single bytes must say the same as one that comes at once.
            foreach (var most in (int[])[int.MaxValue, 1])
            {
                var store = new FolderObjectStore(Path.Combine(_root, $"{number}-{most}"));
                Directory.CreateDirectory(Path.Combine(_root, $"{number}-{most}"));
                await one.PutAsync(store);
                var outcome = await OutcomeAsync(new ObjectItemStore(new DrippingObjects(store, most)), one.Request());

                if (!IsAsSaid(outcome, one.Outcome))
                {
                    wrong.Add($"{one}, at most {most} bytes at a time: expected {one.Outcome}, got {outcome}");
                }
            }
        }

        wrong.Should().BeEmpty();
        cases.Should().HaveCountGreaterThan(40);
    }

    private static bool IsAsSaid(string outcome, string expected) =>
        expected.EndsWith('*') ? outcome.StartsWith(expected[..^1], StringComparison.Ordinal) && outcome.Length > expected.Length : outcome == expected;

    private static async Task<string> OutcomeAsync(ObjectItemStore items, ItemReadRequest request)
    {
        try
        {
            var read = new List<JsonValue>();

            await foreach (var item in items.ReadAsync(request, CancellationToken.None))
            {
                read.Add(item.Value);
            }

            return JsonValue.Array([.. read]).ToJson();
        }
        catch (TaskException exception)
        {
            return $"{exception.Error}: {exception.Cause}";
        }
    }
}
