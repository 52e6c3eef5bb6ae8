using System.Text.RegularExpressions;
using Orchestration.Model;
using Orchestration.Query;
using Orchestration.Query.Intrinsics;
using Orchestration.Query.Json;
using Orchestration.Query.Jsonata;
using Orchestration.Query.JsonPath;

namespace Orchestration.Validation;

/// <summary>Whether the expressions of one state can be read, in the state's query language, and read nothing that is not there.</summary>
internal sealed partial class ExpressionRules(State state, string location, StateMachineDefinition definition, Report report)
{
    private const string Unsupported = "UNSUPPORTED_JSONATA_EXPRESSION";

    private static readonly string[] AtEntry = ["input", "context"];
    private static readonly string[] AfterWork = [.. AtEntry, "result"];
    private static readonly string[] AfterFailure = [.. AtEntry, "errorOutput"];

    public void Check()
    {
        if (definition.LanguageOf(state) is QueryLanguage.Jsonata)
        {
            CheckJsonata();
        }
        else if (definition.QueryLanguage is not QueryLanguage.Jsonata)
        {
            CheckJsonPath();
        }
    }

    private void CheckJsonata()
    {
        var atEnd = state is WorkState ? AfterWork : AtEntry;
        Jsonata(state.Assign, "/Assign", atEnd);
        Jsonata(state.Output, "/Output", atEnd);

        switch (state)
        {
            case TaskState task:
                Jsonata(task.Arguments, "/Arguments");
                Jsonata(task.TimeoutSeconds, "/TimeoutSeconds");
                Jsonata(task.HeartbeatSeconds, "/HeartbeatSeconds");
                Jsonata(task.Credentials, "/Credentials");
                break;
            case ParallelState parallel:
                Jsonata(parallel.Arguments, "/Arguments");
                break;
            case MapState map:
                Jsonata(map.Items, "/Items");
                Jsonata(map.ItemSelector, "/ItemSelector");
                Jsonata(map.MaxConcurrency, "/MaxConcurrency");
                Jsonata(map.ToleratedFailureCount, "/ToleratedFailureCount");
                Jsonata(map.ToleratedFailurePercentage, "/ToleratedFailurePercentage");
                Jsonata(map.ItemReader?.Arguments ?? default, "/ItemReader/Arguments");
                Jsonata(map.ItemReader?.ReaderConfig?.MaxItems ?? default, "/ItemReader/ReaderConfig/MaxItems");
                Jsonata(map.ItemBatcher?.BatchInput ?? default, "/ItemBatcher/BatchInput");
                Jsonata(map.ItemBatcher?.MaxItemsPerBatch ?? default, "/ItemBatcher/MaxItemsPerBatch");
                Jsonata(map.ItemBatcher?.MaxInputBytesPerBatch ?? default, "/ItemBatcher/MaxInputBytesPerBatch");
                Jsonata(map.ResultWriter?.Arguments ?? default, "/ResultWriter/Arguments");
                break;
            case WaitState wait:
                Jsonata(wait.Seconds, "/Seconds");
                Jsonata(Text(wait.Timestamp), "/Timestamp");
                break;
            case FailState fail:
                Jsonata(Text(fail.Error), "/Error");
                Jsonata(Text(fail.Cause), "/Cause");
                break;
            case ChoiceState choice:
                for (var i = 0; i < choice.Choices.Length; i++)
                {
                    Jsonata(choice.Choices[i].Condition, $"/Choices[{i}]/Condition");
                    Jsonata(choice.Choices[i].Assign, $"/Choices[{i}]/Assign");
                    Jsonata(choice.Choices[i].Output, $"/Choices[{i}]/Output");
                }

                break;
        }

        if (state is WorkState work)
        {
            for (var i = 0; i < work.Catch.Length; i++)
            {
                Jsonata(work.Catch[i].Assign, $"/Catch[{i}]/Assign", AfterFailure);
                Jsonata(work.Catch[i].Output, $"/Catch[{i}]/Output", AfterFailure);
            }
        }
    }

    private void CheckJsonPath()
    {
        Path(state.InputPath, "/InputPath");
        Path(state.OutputPath, "/OutputPath");
        Payload(state.Assign, "/Assign");

        switch (state)
        {
            case PassState pass:
                Payload(pass.Parameters, "/Parameters");
                ResultPath(pass.ResultPath, "/ResultPath");
                break;
            case TaskState task:
                Path(Text(task.TimeoutSecondsPath), "/TimeoutSecondsPath");
                Path(Text(task.HeartbeatSecondsPath), "/HeartbeatSecondsPath");
                Payload(task.Credentials, "/Credentials");
                break;
            case MapState map:
                Path(Text(map.ItemsPath), "/ItemsPath");
                Payload(map.ItemSelector, "/ItemSelector");
                Path(Text(map.MaxConcurrencyPath), "/MaxConcurrencyPath");
                Path(Text(map.ToleratedFailureCountPath), "/ToleratedFailureCountPath");
                Path(Text(map.ToleratedFailurePercentagePath), "/ToleratedFailurePercentagePath");
                Payload(map.ItemReader?.Parameters ?? default, "/ItemReader/Parameters");
                Path(Text(map.ItemReader?.ReaderConfig?.MaxItemsPath), "/ItemReader/ReaderConfig/MaxItemsPath");
                Payload(map.ItemBatcher?.BatchInput ?? default, "/ItemBatcher/BatchInput");
                Path(Text(map.ItemBatcher?.MaxItemsPerBatchPath), "/ItemBatcher/MaxItemsPerBatchPath");
                Path(Text(map.ItemBatcher?.MaxInputBytesPerBatchPath), "/ItemBatcher/MaxInputBytesPerBatchPath");
                Payload(map.ResultWriter?.Parameters ?? default, "/ResultWriter/Parameters");
                break;
            case WaitState wait:
                Path(Text(wait.SecondsPath), "/SecondsPath");
                Path(Text(wait.TimestampPath), "/TimestampPath");
                break;
            case FailState fail:
                PathOrCall(fail.ErrorPath, "/ErrorPath");
                PathOrCall(fail.CausePath, "/CausePath");
                break;
            case ChoiceState choice:
                for (var i = 0; i < choice.Choices.Length; i++)
                {
                    Payload(choice.Choices[i].Assign, $"/Choices[{i}]/Assign");
                    Test(choice.Choices[i].Test, $"/Choices[{i}]");
                }

                break;
        }

        if (state is WorkState work)
        {
            Payload(work.Parameters, "/Parameters");
            Payload(work.ResultSelector, "/ResultSelector");
            ResultPath(work.ResultPath, "/ResultPath");

            for (var i = 0; i < work.Catch.Length; i++)
            {
                Payload(work.Catch[i].Assign, $"/Catch[{i}]/Assign");
                ResultPath(work.Catch[i].ResultPath, $"/Catch[{i}]/ResultPath");
            }
        }
    }

    private static JsonValue Text(string? text) => text is null ? default : new JsonValue(text);

    private void Jsonata(JsonValue value, string place, string[]? readable = null)
    {
        switch (value.Kind)
        {
            case JsonKind.String when JsonataTemplate.IsExpression(value):
                Expression(value.AsString(), place, readable ?? AtEntry);
                break;
            case JsonKind.Array:
                var items = value.AsArray();

                for (var i = 0; i < items.Count; i++)
                {
                    Jsonata(items[i], $"{place}[{i}]", readable);
                }

                break;
            case JsonKind.Object:
                foreach (var (name, member) in value.AsObject())
                {
                    Jsonata(member, $"{place}/{name}", readable);
                }

                break;
        }
    }

    private void Expression(string text, string place, string[] readable)
    {
        try
        {
            var expression = JsonataTemplate.ParseDelimited(text);
            var start = text.IndexOf(expression.Text, StringComparison.Ordinal);

            foreach (var reference in expression.TopLevelReferences)
            {
                Say(Unsupported, place, $"Reference to '{reference}' at the top level is not supported.", text, start + reference.Position);
            }

            foreach (var member in expression.StatesMembers.Where(member => member.Name != "*" && !readable.Contains(member.Name)))
            {
                Say(Unsupported, place, $"Field '$states.{member}' does not exist.", text, start + member.Position);
            }
        }
        catch (QuerySyntaxException exception) when (!HasPlaceholder(text))
        {
            Say("INVALID_JSONATA_EXPRESSION", place, exception.Message, text, exception.PositionInText);
        }
        catch (QuerySyntaxException)
        {
            // Only the deployment knows what will stand there.
        }
    }

    private void Path(JsonValue path, string place) => Read(path, place, "Value must be a valid JSONPath", text => JsonPathExpression.Parse(text));

    private void PathOrCall(string? text, string place)
    {
        if (text is not null && text.StartsWith("States.", StringComparison.Ordinal))
        {
            Read(text, place, "Value must be a valid intrinsic function call", call => IntrinsicCall.Parse(call));
        }
        else
        {
            Path(Text(text), place);
        }
    }

    private void ResultPath(JsonValue path, string place) => Read(path, place, "Value is not a Reference Path", text => ReferencePath.Parse(text));

    private void Test(ChoiceTest? test, string place)
    {
        switch (test)
        {
            case ChoiceTest.And and:
                Tests(and.Tests, $"{place}/And");
                break;
            case ChoiceTest.Or or:
                Tests(or.Tests, $"{place}/Or");
                break;
            case ChoiceTest.Not not:
                Test(not.Test, $"{place}/Not");
                break;
            case ChoiceTest.Compare compare:
                Operand(compare.Variable, $"{place}/Variable");

                if (compare.Operator.EndsWith("Path", StringComparison.Ordinal))
                {
                    Operand(compare.Value, $"{place}/{compare.Operator}");
                }

                break;
        }

        void Tests(IReadOnlyList<ChoiceTest> tests, string within)
        {
            for (var i = 0; i < tests.Count; i++)
            {
                Test(tests[i], $"{within}[{i}]");
            }
        }

        void Operand(JsonValue path, string within) => Read(path, within, "Value is not a Reference Path", text => JsonPathExpression.Parse(text));
    }

    private void Read(JsonValue value, string place, string message, Action<string> read)
    {
        if (!value.IsString)
        {
            return;
        }

        try
        {
            read(value.AsString());
        }
        catch (QuerySyntaxException exception) when (!HasPlaceholder(value.AsString()))
        {
            Say("SCHEMA_VALIDATION_FAILED", place, $"{message}: {exception.Message}", value.AsString(), exception.PositionInText);
        }
        catch (QuerySyntaxException)
        {
            // Only the deployment knows what will stand there.
        }
    }

    private void Payload(JsonValue template, string place)
    {
        if (template.IsUndefined)
        {
            return;
        }

        try
        {
            PayloadTemplate.Compile(template, place[(place.LastIndexOf('/') + 1)..]);
        }
        catch (QuerySyntaxException exception)
        {
            if (exception.Text is null || !HasPlaceholder(exception.Text))
            {
                // As on AWS, the whole field is at fault; line and column are those of the expression.
                report.Schema(location + place, exception.Message, definition.Document?.Find(location + place, exception) ?? state.Source);
            }
        }
    }

    private void Say(string code, string place, string message, string text, int position) =>
        report.Add(code, location + place, message, definition.Document?.Find(location + place, text, position) ?? state.Source);

    private static bool HasPlaceholder(string text) => Placeholder().IsMatch(text);

    [GeneratedRegex(@"\$\{[\w.:]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
