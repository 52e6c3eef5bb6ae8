namespace Orchestration.Local.Worker.Files;

/// <summary>A record that cannot be split into the declared columns: kept with its text.</summary>
internal sealed record FileFault(string File, long Line, string Text, string Reason);
