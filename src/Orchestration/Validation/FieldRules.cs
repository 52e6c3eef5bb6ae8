using System.Collections.Frozen;
using System.Collections.Immutable;
using Orchestration.Analysis;
using Orchestration.Asl;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Validation;

/// <summary>Which fields an object must, may and may not have.</summary>
internal static class FieldRules
{
    private const double LongestSeconds = 99999999;

    public static void Check(StateMachineDefinition definition, Report report)
    {
        Unknown(definition.Fields.Names, KnownFields.Machine, "", report, null);

        if (definition.TimeoutSeconds is { IsUndefined: false } timeout && !IsWhole(timeout, 1, LongestSeconds))
        {
            report.Schema("/TimeoutSeconds", Seconds);
        }
    }

    public static void Check(GraphVisit visit, StateMachineDefinition definition, Report report)
    {
        var graph = visit.Graph;

        if (visit.Parent is not null)
        {
            Unknown(graph.Fields.Names, graph is Branch ? KnownFields.Branch : KnownFields.ItemProcessor, visit.Location, report, visit.Parent.Source);
        }

        Required(
            visit.Location, report, visit.Parent?.Source,
            ("StartAt", graph.StartAt is not null || graph.Fields.Names.Contains("StartAt")),
            ("States", !graph.States.IsEmpty || graph.Fields.Names.Contains("States")));

        if (graph.States.IsEmpty && graph.Fields.Kept("States").IsObject)
        {
            report.Schema($"{visit.Location}/States", "Value cannot be empty", visit.Parent?.Source);
        }

        foreach (var state in graph.States)
        {
            new StateFields(state, $"{visit.Location}/States/{state.Name}", definition, report).Check();
        }
    }

    private const string Seconds = "A time in seconds is a whole number from 1 to 99999999.";

    private static bool IsWhole(JsonValue value, double from, double to) =>
        value.IsNumber && value.AsNumber() >= from && value.AsNumber() <= to && value.AsNumber() == Math.Floor(value.AsNumber());

    private static bool IsExpression(JsonValue value) =>
        value.IsString && value.AsString().StartsWith("{%", StringComparison.Ordinal) && value.AsString().EndsWith("%}", StringComparison.Ordinal);

    private static void Unknown(ReadOnlySpan<string> names, FrozenSet<string> known, string location, Report report, SourceLine? source)
    {
        foreach (var name in names)
        {
            if (!known.Contains(name))
            {
                report.Schema(location, $"Field '{name}' is not supported", source);
            }
        }
    }

    private static void Required(string location, Report report, SourceLine? source, params ReadOnlySpan<(string Name, bool Present)> fields)
    {
        var missing = new List<string>();

        foreach (var (name, present) in fields)
        {
            if (!present)
            {
                missing.Add(name);
            }
        }

        if (missing.Count > 0)
        {
            report.Schema(location, $"These fields are required: [{string.Join(", ", missing)}]", source);
        }
    }

    /// <summary>The rules for one state.</summary>
    private sealed class StateFields(State state, string location, StateMachineDefinition definition, Report report)
    {
        private readonly string[] _names =
            state.Fields.Names.IsEmpty && state is not UnrecognizedState ? AslWriter.ToJson(state).AsObject().Names.ToArray() : state.Fields.Names.ToArray();

        private readonly QueryLanguage _language = definition.LanguageOf(state);

        public void Check()
        {
            if (state is UnrecognizedState)
            {
                return;
            }

            if (definition.QueryLanguage is QueryLanguage.Jsonata && state.QueryLanguage is QueryLanguage.JsonPath)
            {
                Say("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
                return;
            }

            Supported();

            switch (state)
            {
                case TaskState task:
                    Need("Resource");
                    Credentials(task);
                    Duration("TimeoutSeconds", task.TimeoutSeconds);
                    Duration("HeartbeatSeconds", task.HeartbeatSeconds);

                    if (task is { TimeoutSeconds: { IsNumber: true } timeout, HeartbeatSeconds: { IsNumber: true } heartbeat } && heartbeat.AsNumber() >= timeout.AsNumber())
                    {
                        Say("'HeartbeatSeconds' must be smaller than 'TimeoutSeconds'");
                    }

                    break;
                case WaitState wait:
                    Wait(wait);
                    break;
                case ChoiceState choice:
                    Choices(choice);
                    break;
                case ParallelState { Branches.IsEmpty: true }:
                    Need("Branches");

                    if (state.Fields.Kept("Branches").IsArray)
                    {
                        Say("Value cannot be empty", "/Branches");
                    }

                    break;
                case MapState:
                    OneOf("ItemProcessor", "Iterator");
                    break;
            }

            if (state is TransitionState transition)
            {
                Transition(transition);
            }

            if (state is WorkState work)
            {
                Errors(work);
            }
        }

        private void Say(string message, string within = "") => report.Schema(location + within, message, state.Source);

        private bool Has(string name) => _names.Contains(name);

        private void Need(string name, string within = "")
        {
            if (!Has(name))
            {
                Say($"These fields are required: [{name}]", within);
            }
        }

        private void Supported()
        {
            var known = KnownFields.States[state.Type];

            foreach (var name in _names)
            {
                if (!known.Contains(name))
                {
                    Say($"Field '{name}' is not supported");
                }
                else if (_language is QueryLanguage.Jsonata && KnownFields.JsonPathOnly.Contains(name))
                {
                    Say($"The QueryLanguage is set to 'JSONata', but field '{name}' is only supported for the 'JSONPath' QueryLanguage");
                }
                else if (_language is QueryLanguage.JsonPath && KnownFields.JsonataOnly.Contains(name))
                {
                    Say($"The QueryLanguage is set to 'JSONPath', but field '{name}' is only supported for the 'JSONata' QueryLanguage");
                }
            }
        }

        private void OneOf(params ReadOnlySpan<string> names)
        {
            var present = new List<string>();

            foreach (var name in names)
            {
                if (Has(name))
                {
                    present.Add(name);
                }
            }

            if (present.Count != 1)
            {
                Say($"Exactly one of these fields is needed: [{string.Join(", ", names.ToArray())}]{(present.Count == 0 ? "" : $", not [{string.Join(", ", present)}]")}");
            }
        }

        private void Transition(TransitionState transition)
        {
            if (Has("Next") && transition.End)
            {
                Say("Exactly one of these fields is needed: [Next, End], not [Next, End]");
            }
            else if (!Has("Next") && !transition.End)
            {
                Say("Exactly one of these fields is needed: [Next, End]");
            }
        }

        private void Credentials(TaskState task)
        {
            if (task.Credentials is { IsObject: true } credentials && credentials["RoleArn"].IsUndefined && credentials["RoleArn.$"].IsUndefined)
            {
                Say("The field 'RoleArn' is required but was missing", "/Credentials");
            }
        }

        private void Duration(string name, JsonValue value)
        {
            if (!value.IsUndefined && !IsWhole(value, 1, LongestSeconds) && !(_language is QueryLanguage.Jsonata && IsExpression(value)))
            {
                Say(Seconds, $"/{name}");
            }
        }

        private void Wait(WaitState wait)
        {
            if (_language is QueryLanguage.Jsonata)
            {
                OneOf("Seconds", "Timestamp");
            }
            else
            {
                OneOf("Seconds", "SecondsPath", "Timestamp", "TimestampPath");
            }

            if (wait.Seconds is { IsUndefined: false } seconds && !IsWhole(seconds, 0, LongestSeconds) && !(_language is QueryLanguage.Jsonata && IsExpression(seconds)))
            {
                Say("A time to wait is a whole number of seconds from 0 to 99999999.", "/Seconds");
            }
        }

        private void Choices(ChoiceState choice)
        {
            Need("Choices");

            if (choice.Choices.IsEmpty && choice.Fields.Kept("Choices").IsArray)
            {
                Say("Value cannot be empty", "/Choices");
            }

            for (var i = 0; i < choice.Choices.Length; i++)
            {
                var rule = choice.Choices[i];
                var place = $"/Choices[{i}]";
                var names = rule.Fields.Names;

                if (rule.Next is null && !names.Contains("Next"))
                {
                    Say("These fields are required: [Next]", place);
                }

                if (_language is QueryLanguage.Jsonata && rule.Condition.IsUndefined)
                {
                    Say("These fields are required: [Condition]", place);
                }
                else if (_language is QueryLanguage.Jsonata ? rule.Test is not null : !rule.Condition.IsUndefined)
                {
                    Say(
                        _language is QueryLanguage.Jsonata
                            ? "The QueryLanguage is set to 'JSONata', but field 'Variable' is only supported for the 'JSONPath' QueryLanguage"
                            : "The QueryLanguage is set to 'JSONPath', but field 'Condition' is only supported for the 'JSONata' QueryLanguage",
                        place);
                }
                else if (_language is QueryLanguage.JsonPath && rule.Test is null && !names.Contains("Variable") && !ChoiceTests.IsOperatorAmong(names))
                {
                    Say("These fields are required: [Variable]", place);
                }
            }
        }

        private void Errors(WorkState work)
        {
            if (state.Fields.Names.Contains("Catch"))
            {
                for (var i = 0; i < work.Catch.Length; i++)
                {
                    Unknown(work.Catch[i].Fields.Names, KnownFields.Catcher, $"{location}/Catch[{i}]", report, state.Source);
                }
            }

            for (var i = 0; i < work.Retry.Length; i++)
            {
                var (retrier, place) = (work.Retry[i], $"/Retry[{i}]");
                Unknown(retrier.Fields.Names, KnownFields.Retrier, location + place, report, state.Source);
                Names(retrier.ErrorEquals, retrier.Fields, place, last: i == work.Retry.Length - 1);
                Number("IntervalSeconds", retrier.IntervalSeconds, place, value => IsWhole(value, 1, LongestSeconds), "a whole number from 1 to 99999999");
                Number("MaxAttempts", retrier.MaxAttempts, place, value => IsWhole(value, 0, LongestSeconds), "a whole number from 0 to 99999999");
                Number("BackoffRate", retrier.BackoffRate, place, value => value.IsNumber && value.AsNumber() >= 1, "a number from 1");
                Number("MaxDelaySeconds", retrier.MaxDelaySeconds, place, value => IsWhole(value, 1, 31622399), "a whole number from 1 to 31622399");

                if (retrier.JitterStrategy is not (null or "FULL" or "NONE"))
                {
                    Say("Value should be one of the following: [FULL, NONE]", $"{place}/JitterStrategy");
                }
            }

            for (var i = 0; i < work.Catch.Length; i++)
            {
                var catcher = work.Catch[i];
                Names(catcher.ErrorEquals, catcher.Fields, $"/Catch[{i}]", last: i == work.Catch.Length - 1);

                if (catcher.Next is null && !catcher.Fields.Names.Contains("Next"))
                {
                    Say("These fields are required: [Next]", $"/Catch[{i}]");
                }
            }
        }

        private void Number(string name, JsonValue value, string place, Func<JsonValue, bool> holds, string range)
        {
            if (!value.IsUndefined && !holds(value))
            {
                Say($"'{name}' is {range}.", $"{place}/{name}");
            }
        }

        private void Names(ImmutableArray<string> errors, AslFields fields, string place, bool last)
        {
            if (errors.IsEmpty)
            {
                var kept = fields.Kept("ErrorEquals");

                if (kept.IsUndefined)
                {
                    Say("These fields are required: [ErrorEquals]", place);
                }
                else if (kept.IsArray && kept.AsArray().Count == 0)
                {
                    Say("Value cannot be empty", $"{place}/ErrorEquals");
                }
            }

            if (errors.Contains("States.ALL") && (errors.Length > 1 || !last))
            {
                Say("States.ALL must appear alone and in the last position", $"{place}/ErrorEquals");
            }
        }
    }
}
