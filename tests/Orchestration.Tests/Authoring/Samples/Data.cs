namespace Orchestration.Tests.Authoring.Samples;

[StepData]
internal sealed record Import(IReadOnlyList<Table> Tables, string Bucket, string? Reviewer, int Patience, DateTimeOffset NotBefore);

[StepData]
internal sealed record Table(string Name, int Rows);

[StepData]
internal sealed record Imported(int Tables, int Seconds);

[StepData]
internal sealed record Review(string Table, string? Token = null);
