using Orchestration.Query.Json;

namespace Orchestration.Runtime.Tests.Conformance;

/// <summary>Compares a history with a recorded one: in order, except where branches run at the same time.</summary>
internal static class RecordedHistory
{
    private static readonly HashSet<string> Starts = ["MapStateStarted", "ParallelStateStarted"];

    private static readonly HashSet<string> Ends =
        ["MapStateSucceeded", "MapStateFailed", "MapStateAborted", "ParallelStateSucceeded", "ParallelStateFailed", "ParallelStateAborted"];

    private static readonly HashSet<string> Finals = ["ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut"];

    /// <summary>The first difference in the sequence of events, and the first in any of their fields.</summary>
    public static (string? Sequence, string? Field) Difference(IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> actual, RecordedCase recorded)
    {
        var scrambled = expected.Any(one => !one["id"].IsNumber);
        var (wanted, got) = scrambled ? (Scrambled(expected), Scrambled(actual)) : (Segments(expected), Segments(actual));
        var loose = false;

        for (var i = 0; i < wanted.Count; i++)
        {
            var other = i < got.Count ? got[i].Events : [];

            if (!wanted[i].AtTheSameTime)
            {
                var (labels, others) = (wanted[i].Events.Select(Label).ToList(), other.Select(Label).ToList());

                if (!labels.SequenceEqual(others))
                {
                    return Both($"expected {string.Join(' ', labels)}, got {string.Join(' ', others)}");
                }
            }
            else if (EndedBadly(wanted, i))
            {
                // Branches that were still running are cut off wherever they happen to be.
                loose = true;
            }
            else
            {
                var (missing, extra) = Compare(wanted[i].Events, other);

                if (scrambled)
                {
                    // The recorder's sorting lost such events.
                    extra.RemoveAll(label => label.StartsWith("ParallelState", StringComparison.Ordinal));
                }

                if (missing.Count + extra.Count > 0)
                {
                    return Both($"at the same time: missing {string.Join(' ', missing)}; unexpected {string.Join(' ', extra)}");
                }
            }
        }

        if (got.Count > wanted.Count)
        {
            return Both($"too many events: {string.Join(' ', got.Skip(wanted.Count).SelectMany(segment => segment.Events).Select(Label))}");
        }

        return (null, Fields(wanted, got, expected, actual, scrambled, loose, recorded));
    }

    private static (string?, string?) Both(string difference) => (difference, difference);

    private static string? Fields(
        List<Segment> wanted, List<Segment> got, IReadOnlyList<JsonValue> expected, IReadOnlyList<JsonValue> actual, bool scrambled, bool loose, RecordedCase recorded)
    {
        var (names, others) = (ById(expected), ById(actual));

        for (var i = 0; i < wanted.Count; i++)
        {
            if (!wanted[i].AtTheSameTime)
            {
                foreach (var (one, other) in wanted[i].Events.Zip(got[i].Events))
                {
                    if (RecordedValue.Difference(Strip(one), Strip(other), recorded, Label(one)) is { } difference)
                    {
                        return difference;
                    }

                    if (scrambled || loose)
                    {
                        continue;
                    }

                    foreach (var field in (string[])["id", "previousEventId"])
                    {
                        // Until the middle of 2024 MapStateExited followed MapRunSucceeded, since then MapRunStarted.
                        if (one[field] != other[field] && !(Label(one).StartsWith("MapStateExited", StringComparison.Ordinal) && others.ContainsValue("MapRunSucceeded")))
                        {
                            return $"{Label(one)}.{field}: expected {one[field]}, got {other[field]}";
                        }
                    }
                }
            }
            else if (!EndedBadly(wanted, i))
            {
                var left = (i < got.Count ? got[i].Events : []).ToList();

                foreach (var one in wanted[i].Events)
                {
                    string? best = null;
                    var found = left.FirstOrDefault(other =>
                    {
                        if (Label(other) != Label(one))
                        {
                            return false;
                        }

                        var difference = RecordedValue.Difference(Strip(one), Strip(other), recorded, Label(one));

                        if (difference is null && !scrambled && names.GetValueOrDefault(one["previousEventId"]) != others.GetValueOrDefault(other["previousEventId"]))
                        {
                            difference = $"{Label(one)}.previousEventId: expected {names.GetValueOrDefault(one["previousEventId"])}, got {others.GetValueOrDefault(other["previousEventId"])}";
                        }

                        best ??= difference;
                        return difference is null;
                    });

                    if (found.IsUndefined)
                    {
                        return best ?? $"{Label(one)}: none left";
                    }

                    left.Remove(found);
                }
            }
        }

        return null;
    }

    private static (List<string> Missing, List<string> Extra) Compare(IEnumerable<JsonValue> wanted, IEnumerable<JsonValue> got)
    {
        var (missing, extra) = (new List<string>(), got.Select(Label).ToList());

        foreach (var label in wanted.Select(Label))
        {
            if (!extra.Remove(label))
            {
                missing.Add(label);
            }
        }

        return (missing, extra);
    }

    private static Dictionary<JsonValue, string> ById(IReadOnlyList<JsonValue> events)
    {
        var labels = new Dictionary<JsonValue, string>();

        foreach (var one in events.Where(one => one["id"].IsNumber))
        {
            labels[one["id"]] = Label(one);
        }

        return labels;
    }

    private static JsonValue Strip(JsonValue happened) =>
        JsonValue.Object([.. happened.AsObject().Where(member => member.Key is not ("id" or "previousEventId" or "timestamp")).Select(member => (member.Key, member.Value))]);

    private static string Label(JsonValue happened)
    {
        var details = happened.AsObject().Where(member => member.Key.EndsWith("EventDetails", StringComparison.Ordinal)).Select(member => member.Value).FirstOrDefault();
        var name = details["name"].IsString ? details["name"].AsString() : "";
        name = details["index"].IsUndefined ? name : $"{name}#{details["index"]}";
        return name.Length > 0 ? $"{happened["type"].AsString()}({name})" : happened["type"].AsString();
    }

    private static List<Segment> Scrambled(IReadOnlyList<JsonValue> events) =>
        [new(false, [.. events.Take(1)]), new(true, [.. events.Skip(1).SkipLast(1)]), new(false, [.. events.TakeLast(1)])];

    private static List<Segment> Segments(IReadOnlyList<JsonValue> events)
    {
        var (segments, current, region, depth) = (new List<Segment>(), new List<JsonValue>(), new List<JsonValue>(), 0);

        foreach (var one in events)
        {
            var type = one["type"].AsString();

            if (depth == 0)
            {
                current.Add(one);

                if (Starts.Contains(type))
                {
                    depth = 1;
                    segments.Add(new(false, current));
                    (current, region) = ([], []);
                }
            }
            else if (Finals.Contains(type) || (Ends.Contains(type) && depth == 1))
            {
                segments.Add(new(true, region));
                (depth, current) = (0, [one]);
            }
            else
            {
                depth += Starts.Contains(type) ? 1 : Ends.Contains(type) ? -1 : 0;
                region.Add(one);
            }
        }

        if (depth > 0)
        {
            segments.Add(new(true, region));
        }

        if (current.Count > 0)
        {
            segments.Add(new(false, current));
        }

        return segments;
    }

    // A region with several branches at once that failed.
    private static bool EndedBadly(List<Segment> segments, int at)
    {
        var children = segments[at].Events.CountBy(one => one["previousEventId"]).ToDictionary();
        var starts = at == 0 ? [] : segments[at - 1].Events.TakeLast(1).Concat(segments[at].Events).Where(one => Starts.Contains(one["type"].AsString())).Select(one => one["id"]);
        return !starts.All(start => children.GetValueOrDefault(start) <= 1)
            && at + 1 < segments.Count && segments[at + 1].Events.Count > 0
            && segments[at + 1].Events[0]["type"].AsString() is not ("MapStateSucceeded" or "ParallelStateSucceeded");
    }

    private sealed record Segment(bool AtTheSameTime, List<JsonValue> Events);
}
