using System.Collections.Immutable;
using Orchestration.Local;
using Orchestration.Local.Faults;

namespace Orchestration.Cli;

internal sealed record RunSettings(
    string? Source, long Bookings, long Seed, LocalEngine Engine, ImmutableArray<Fault> Faults, string Data, bool RealTime);
