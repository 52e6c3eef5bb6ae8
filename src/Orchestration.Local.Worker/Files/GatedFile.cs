using System.Collections.Immutable;

namespace Orchestration.Local.Worker.Files;

/// <summary>A file that may be read: whole when nothing is wrong with it, else what is left of it beside its faults. Lengths are in bytes.</summary>
internal sealed record GatedFile(string Path, long Records, int LongestRecord, ImmutableArray<FileFault> Faults);
