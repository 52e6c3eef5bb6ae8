using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Validation;

namespace Orchestration.Asl;

/// <summary>Reads documents in the Amazon States Language.</summary>
/// <remarks>Reading loses nothing: unknown fields, fields of a wrong type, the order and the spelling of numbers come back from <see cref="AslWriter"/>.</remarks>
public static class AslReader
{
    /// <summary>Reads a state machine.</summary>
    /// <param name="json">The document.</param>
    /// <param name="file">The document's name, so that states and diagnostics know their lines; null where it has none.</param>
    /// <exception cref="AslException">The document cannot be a state machine: it is not JSON, or a field has a type that it cannot have.</exception>
    public static StateMachineDefinition Read(string json, string? file = null) =>
        TryRead(json, out var definition, out var diagnostics, file) && !diagnostics.Any(found => found.Severity is DiagnosticSeverity.Error)
            ? definition
            : throw new AslException(diagnostics);

    /// <summary>Reads a state machine as far as it is one.</summary>
    /// <param name="json">The document.</param>
    /// <param name="definition">The machine; fields of a wrong type are left out of its properties and kept in <see cref="AslNode.Fields"/>.</param>
    /// <param name="diagnostics">What was left out, and why.</param>
    /// <param name="file">The document's name, so that states and diagnostics know their lines; null where it has none.</param>
    /// <returns>False where the document is no JSON object, so that there is no machine at all.</returns>
    public static bool TryRead(
        string json, [NotNullWhen(true)] out StateMachineDefinition? definition, out ImmutableArray<Diagnostic> diagnostics, string? file = null)
    {
        definition = null;

        try
        {
            var document = JsonValue.Parse(json);

            if (!document.IsObject)
            {
                diagnostics = [Schema(null, "Definition must be a valid JSON object")];
                return false;
            }

            var reading = new Reading(JsonPlaces.Of(json), file);
            definition = reading.Machine(document.AsObject()) with { Document = new(json, file) };
            diagnostics = reading.Diagnostics;
            return true;
        }
        catch (JsonFormatException exception)
        {
            var source = file is null ? (SourceLine?)null : new(file, exception.Line);
            diagnostics = [new("INVALID_JSON_DESCRIPTION", DiagnosticSeverity.Error, null, $"The definition is not JSON: {exception.Message}") { Source = source }];
            return false;
        }
    }

    internal static Diagnostic Schema(string? location, string message) => new("SCHEMA_VALIDATION_FAILED", DiagnosticSeverity.Error, location, message);

    /// <summary>The reading of one document: its rules, one for each kind of object.</summary>
    private sealed class Reading(JsonPlaces places, string? file)
    {
        private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

        public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

        public StateMachineDefinition Machine(JsonObject document)
        {
            foreach (var location in places.Duplicates)
            {
                Report(location, $"The name '{location[(location.LastIndexOf('/') + 1)..]}' is there twice; the first is lost.");
            }

            var fields = Fields(document, "");

            return new()
            {
                Comment = fields.Text("Comment"),
                Version = fields.Text("Version"),
                QueryLanguage = fields.Language("QueryLanguage"),
                StartAt = fields.Text("StartAt"),
                TimeoutSeconds = fields.Any("TimeoutSeconds"),
                States = States(fields),
                Fields = fields.Rest(),
            };
        }

        private Branch Branch(FieldReader fields) => new()
        {
            Comment = fields.Text("Comment"),
            StartAt = fields.Text("StartAt"),
            States = States(fields),
            Fields = fields.Rest(),
        };

        private ItemProcessor ItemProcessor(FieldReader fields) => new()
        {
            Comment = fields.Text("Comment"),
            ProcessorConfig = fields.Node("ProcessorConfig", ProcessorConfig),
            StartAt = fields.Text("StartAt"),
            States = States(fields),
            Fields = fields.Rest(),
        };

        private static ProcessorConfig ProcessorConfig(FieldReader fields) => new()
        {
            Mode = fields.Text("Mode"),
            ExecutionType = fields.Text("ExecutionType"),
            Fields = fields.Rest(),
        };

        private ImmutableArray<State> States(FieldReader fields)
        {
            if (fields.Object("States") is not { } states)
            {
                return [];
            }

            var read = ImmutableArray.CreateBuilder<State>(states.Count);

            foreach (var (name, value) in states)
            {
                read.Add(State(name, value, $"{fields.Location}/States/{name}"));
            }

            return read.MoveToImmutable();
        }

        private State State(string name, JsonValue value, string location)
        {
            if (!value.IsObject)
            {
                Report(location, "Expected value of type [OBJECT]");
                return new UnrecognizedState { Name = name, Content = value, Source = Line(location) };
            }

            var fields = Fields(value.AsObject(), location);

            return value["Type"] is { IsString: true } type ? type.AsString() switch
            {
                "Task" => Task(name, fields),
                "Pass" => Pass(name, fields),
                "Choice" => Choice(name, fields),
                "Wait" => Wait(name, fields),
                "Succeed" => Succeed(name, fields),
                "Fail" => Fail(name, fields),
                "Parallel" => Parallel(name, fields),
                "Map" => Map(name, fields),
                _ => Unrecognized(),
            }
            : Unrecognized();

            State Unrecognized()
            {
                Report(
                    fields.Has("Type") ? $"{location}/Type" : location,
                    fields.Has("Type")
                        ? "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]"
                        : "The field 'Type' is required but was missing");
                return new UnrecognizedState { Name = name, Content = value, Source = Line(location) };
            }
        }

        private TaskState Task(string name, FieldReader fields) => new()
        {
            Name = name,
            Comment = fields.Type().Text("Comment"),
            QueryLanguage = fields.Language("QueryLanguage"),
            InputPath = fields.Path("InputPath"),
            Resource = fields.Text("Resource"),
            Arguments = fields.Any("Arguments"),
            Parameters = fields.Any("Parameters"),
            Credentials = fields.Any("Credentials"),
            TimeoutSeconds = fields.Any("TimeoutSeconds"),
            TimeoutSecondsPath = fields.Text("TimeoutSecondsPath"),
            HeartbeatSeconds = fields.Any("HeartbeatSeconds"),
            HeartbeatSecondsPath = fields.Text("HeartbeatSecondsPath"),
            ResultSelector = fields.Any("ResultSelector"),
            ResultPath = fields.Path("ResultPath"),
            Retry = fields.Nodes("Retry", Retrier),
            Catch = fields.Nodes("Catch", Catcher),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            OutputPath = fields.Path("OutputPath"),
            Next = fields.Text("Next"),
            End = fields.True("End"),
            Source = Line(fields.Location),
            Fields = fields.Rest(),
        };

        private PassState Pass(string name, FieldReader fields) => new()
        {
            Name = name,
            Comment = fields.Type().Text("Comment"),
            QueryLanguage = fields.Language("QueryLanguage"),
            InputPath = fields.Path("InputPath"),
            Parameters = fields.Any("Parameters"),
            Result = fields.Any("Result"),
            ResultPath = fields.Path("ResultPath"),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            OutputPath = fields.Path("OutputPath"),
            Next = fields.Text("Next"),
            End = fields.True("End"),
            Source = Line(fields.Location),
            Fields = fields.Rest(),
        };

        private ChoiceState Choice(string name, FieldReader fields) => new()
        {
            Name = name,
            Comment = fields.Type().Text("Comment"),
            QueryLanguage = fields.Language("QueryLanguage"),
            InputPath = fields.Path("InputPath"),
            Choices = fields.Nodes("Choices", Rule),
            Default = fields.Text("Default"),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            OutputPath = fields.Path("OutputPath"),
            Source = Line(fields.Location),
            Fields = fields.Rest(),
        };

        private WaitState Wait(string name, FieldReader fields) => new()
        {
            Name = name,
            Comment = fields.Type().Text("Comment"),
            QueryLanguage = fields.Language("QueryLanguage"),
            InputPath = fields.Path("InputPath"),
            Seconds = fields.Any("Seconds"),
            SecondsPath = fields.Text("SecondsPath"),
            Timestamp = fields.Text("Timestamp"),
            TimestampPath = fields.Text("TimestampPath"),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            OutputPath = fields.Path("OutputPath"),
            Next = fields.Text("Next"),
            End = fields.True("End"),
            Source = Line(fields.Location),
            Fields = fields.Rest(),
        };

        private SucceedState Succeed(string name, FieldReader fields) => new()
        {
            Name = name,
            Comment = fields.Type().Text("Comment"),
            QueryLanguage = fields.Language("QueryLanguage"),
            InputPath = fields.Path("InputPath"),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            OutputPath = fields.Path("OutputPath"),
            Source = Line(fields.Location),
            Fields = fields.Rest(),
        };

        private FailState Fail(string name, FieldReader fields) => new()
        {
            Name = name,
            Comment = fields.Type().Text("Comment"),
            QueryLanguage = fields.Language("QueryLanguage"),
            InputPath = fields.Path("InputPath"),
            Error = fields.Text("Error"),
            ErrorPath = fields.Text("ErrorPath"),
            Cause = fields.Text("Cause"),
            CausePath = fields.Text("CausePath"),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            OutputPath = fields.Path("OutputPath"),
            Source = Line(fields.Location),
            Fields = fields.Rest(),
        };

        private ParallelState Parallel(string name, FieldReader fields) => new()
        {
            Name = name,
            Comment = fields.Type().Text("Comment"),
            QueryLanguage = fields.Language("QueryLanguage"),
            InputPath = fields.Path("InputPath"),
            Arguments = fields.Any("Arguments"),
            Parameters = fields.Any("Parameters"),
            Branches = fields.Nodes("Branches", Branch),
            ResultSelector = fields.Any("ResultSelector"),
            ResultPath = fields.Path("ResultPath"),
            Retry = fields.Nodes("Retry", Retrier),
            Catch = fields.Nodes("Catch", Catcher),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            OutputPath = fields.Path("OutputPath"),
            Next = fields.Text("Next"),
            End = fields.True("End"),
            Source = Line(fields.Location),
            Fields = fields.Rest(),
        };

        private MapState Map(string name, FieldReader fields) => new()
        {
            Name = name,
            Comment = fields.Type().Text("Comment"),
            QueryLanguage = fields.Language("QueryLanguage"),
            InputPath = fields.Path("InputPath"),
            Items = fields.Any("Items"),
            ItemsPath = fields.Text("ItemsPath"),
            ItemReader = fields.Node("ItemReader", ItemReader),
            ItemBatcher = fields.Node("ItemBatcher", ItemBatcher),
            ItemSelector = fields.Any("ItemSelector"),
            Parameters = fields.Any("Parameters"),
            MaxConcurrency = fields.Any("MaxConcurrency"),
            MaxConcurrencyPath = fields.Text("MaxConcurrencyPath"),
            ToleratedFailureCount = fields.Any("ToleratedFailureCount"),
            ToleratedFailureCountPath = fields.Text("ToleratedFailureCountPath"),
            ToleratedFailurePercentage = fields.Any("ToleratedFailurePercentage"),
            ToleratedFailurePercentagePath = fields.Text("ToleratedFailurePercentagePath"),
            Label = fields.Text("Label"),
            ItemProcessor = fields.Node("ItemProcessor", ItemProcessor),
            Iterator = fields.Node("Iterator", ItemProcessor),
            ResultWriter = fields.Node("ResultWriter", ResultWriter),
            ResultSelector = fields.Any("ResultSelector"),
            ResultPath = fields.Path("ResultPath"),
            Retry = fields.Nodes("Retry", Retrier),
            Catch = fields.Nodes("Catch", Catcher),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            OutputPath = fields.Path("OutputPath"),
            Next = fields.Text("Next"),
            End = fields.True("End"),
            Source = Line(fields.Location),
            Fields = fields.Rest(),
        };

        private static ItemReader ItemReader(FieldReader fields) => new()
        {
            Resource = fields.Text("Resource"),
            ReaderConfig = fields.Node("ReaderConfig", ReaderConfig),
            Arguments = fields.Any("Arguments"),
            Parameters = fields.Any("Parameters"),
            Fields = fields.Rest(),
        };

        private static ReaderConfig ReaderConfig(FieldReader fields) => new()
        {
            InputType = fields.Text("InputType"),
            Transformation = fields.Text("Transformation"),
            ManifestType = fields.Text("ManifestType"),
            ItemsPointer = fields.Text("ItemsPointer"),
            CSVDelimiter = fields.Text("CSVDelimiter"),
            CSVHeaderLocation = fields.Text("CSVHeaderLocation"),
            CSVHeaders = fields.Any("CSVHeaders"),
            MaxItems = fields.Any("MaxItems"),
            MaxItemsPath = fields.Text("MaxItemsPath"),
            Fields = fields.Rest(),
        };

        private static ItemBatcher ItemBatcher(FieldReader fields) => new()
        {
            BatchInput = fields.Any("BatchInput"),
            MaxItemsPerBatch = fields.Any("MaxItemsPerBatch"),
            MaxItemsPerBatchPath = fields.Text("MaxItemsPerBatchPath"),
            MaxInputBytesPerBatch = fields.Any("MaxInputBytesPerBatch"),
            MaxInputBytesPerBatchPath = fields.Text("MaxInputBytesPerBatchPath"),
            Fields = fields.Rest(),
        };

        private static ResultWriter ResultWriter(FieldReader fields) => new()
        {
            Resource = fields.Text("Resource"),
            WriterConfig = fields.Any("WriterConfig"),
            Arguments = fields.Any("Arguments"),
            Parameters = fields.Any("Parameters"),
            Fields = fields.Rest(),
        };

        private static Retrier Retrier(FieldReader fields) => new()
        {
            ErrorEquals = fields.Texts("ErrorEquals"),
            IntervalSeconds = fields.Any("IntervalSeconds"),
            MaxAttempts = fields.Any("MaxAttempts"),
            BackoffRate = fields.Any("BackoffRate"),
            MaxDelaySeconds = fields.Any("MaxDelaySeconds"),
            JitterStrategy = fields.Text("JitterStrategy"),
            Comment = fields.Text("Comment"),
            Fields = fields.Rest(),
        };

        private static Catcher Catcher(FieldReader fields) => new()
        {
            ErrorEquals = fields.Texts("ErrorEquals"),
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            ResultPath = fields.Path("ResultPath"),
            Next = fields.Text("Next"),
            Comment = fields.Text("Comment"),
            Fields = fields.Rest(),
        };

        private static ChoiceRule Rule(FieldReader fields) => new()
        {
            Condition = fields.Any("Condition"),
            Test = ChoiceTests.IsTest(fields) ? ChoiceTests.Read(fields) : null,
            Assign = fields.Any("Assign"),
            Output = fields.Any("Output"),
            Next = fields.Text("Next"),
            Comment = fields.Text("Comment"),
            Fields = fields.Rest(),
        };

        private FieldReader Fields(JsonObject source, string location) => new(source, location, Report);

        private SourceLine? Line(string location) => file is not null && places.LineOf(location) is { } line ? new(file, line) : null;

        private void Report(string location, string message) => _diagnostics.Add(Schema(location.Length == 0 ? "/" : location, message) with { Source = Line(location) });
    }
}
