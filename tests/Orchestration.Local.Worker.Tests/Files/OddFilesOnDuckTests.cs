using System.Text.Json;
using DuckDB.NET.Data;
using FluentAssertions.Execution;
using Orchestration.Local.Worker.Catalog;
using Orchestration.Local.Worker.Duck;
using Orchestration.Local.Worker.Jobs;
using Orchestration.Local.Worker.Lake;
using Orchestration.Local.Worker.Sql;
using Orchestration.Tests.Shared;

namespace Orchestration.Local.Worker.Tests.Files;

internal sealed class OddFilesOnDuckTests
{
    [Test]
    public void No_record_of_an_odd_file_is_lost_or_shifted_without_a_word()
    {
        using var folder = new ScratchFolder();
        using var duck = DuckSession.Open(new([folder.Path], folder["tmp"]), null, default);
        Directory.CreateDirectory(folder["gate"]);
        using var all = new AssertionScope();
        var (read, refused) = (0, new List<string>());

        foreach (var (odd, index) in OddCase.Read(SharedData.Path("data/broken/cases.jsonl")).Select((odd, index) => (odd, index)))
        {
            var locations = odd.Write(folder[$"case-{index}"]);
            File.WriteAllText(folder["catalog.json"], Catalog(locations));
            var reader = new TableReader(new CatalogFile(folder["catalog.json"]), new LakeFolder(folder.Path), null, _ => { }, duck, folder["gate"]);

            try
            {
                reader.Raw("odd", "odd", "odd", SqlFile.Parse("odd.sql", $"-- @format {odd.Format}\n-- @columns id, name, amt\n"));
                var rows = duck.Query("SELECT id, name, amt, broken_line FROM odd", row => (
                    Text: string.Join('|', Enumerable.Range(0, 3).Select(column => row.IsDBNull(column) ? "<null>" : row.GetString(column))), Broken: !row.IsDBNull(3)));
                odd.Judge([.. rows.Where(row => !row.Broken).Select(row => row.Text)], rows.Count(row => row.Broken));
                read++;
            }
            catch (JobException exception)
            {
                exception.Message.Should().Contain(" is refused: ", odd.Id);
                refused.Add(odd.Id);
            }
            catch (DuckDBException exception)
            {
                exception.Message.Should().ContainAny(locations, odd.Id);
                refused.Add(odd.Id);
            }
        }

        read.Should().BeGreaterThan(120);
        refused.Should().NotContain(["csv/ok", "csv/few", "csv/q_esc", "csv/crlf", "csv/badutf8", "json/ok", "json/broken"]);
    }

    private static string Catalog(IReadOnlyList<string> locations) => $$"""
        {"Databases": [{"Name": "odd", "Tables": [{"Name": "odd", "StorageDescriptor": {"Columns": [], "Location": {{Quote(locations[0])}}},
          "PartitionKeys": [{"Name": "part", "Type": "string"}],
          "Partitions": [{{string.Join(", ", locations.Select((location, index) => $$$"""{"Values": ["{{{index}}}"], "StorageDescriptor": {"Location": {{{Quote(location)}}}}}"""))}}]}]}]}
        """;

    private static string Quote(string text) => JsonSerializer.Serialize(text);
}
