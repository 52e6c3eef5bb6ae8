using Orchestration.Model;
using Orchestration.Query.Json;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.States;
using Orchestration.Runtime.Tasks;
using Orchestration.Validation;

namespace Orchestration.Runtime.Compilation;

/// <summary>Makes of a definition what can be run: every expression parsed, every name of a state resolved. What cannot be run is reported by name.</summary>
internal sealed class MachineCompiler
{
    private const string NoItems = "set RunnerOptions.Items to where they are, such as an ObjectItemStore.";

    private readonly StateMachineDefinition _definition;
    private readonly RunnerOptions _options;
    private readonly List<Diagnostic> _problems = [];

    private MachineCompiler(StateMachineDefinition definition, RunnerOptions options) => (_definition, _options) = (definition, options);

    /// <exception cref="MachineRefusedException">Something in the machine cannot be run.</exception>
    public static LoadedMachine Compile(StateMachineDefinition definition, RunnerOptions options)
    {
        var compiler = new MachineCompiler(definition, options);
        var graph = compiler.Graph(definition, "");
        var timeout = compiler.MachineTimeout(definition.TimeoutSeconds);
        return compiler._problems.Count > 0 || graph is null ? throw new MachineRefusedException(compiler._problems) : new(graph, timeout, options);
    }

    private static int Whole(JsonValue value, int absent) => value.IsNumber ? (int)Math.Min(int.MaxValue, value.AsNumber()) : absent;

    private TimeSpan? MachineTimeout(JsonValue seconds)
    {
        if (seconds.IsUndefined)
        {
            return null;
        }

        if (seconds.IsNumber && seconds.AsNumber() > 0)
        {
            return TimeSpan.FromSeconds(seconds.AsNumber());
        }

        Report("RUN1005", "/TimeoutSeconds", null, "The machine's TimeoutSeconds must be a positive number.");
        return null;
    }

    private RunnableGraph? Graph(StateGraph graph, string pointer)
    {
        var states = new Dictionary<string, RunnableState>(StringComparer.Ordinal);

        foreach (var state in graph.States)
        {
            if (Compile(state, $"{pointer}/States/{state.Name}") is { } compiled)
            {
                states[state.Name] = compiled;
            }
        }

        foreach (var state in graph.States)
        {
            if (states.TryGetValue(state.Name, out var compiled))
            {
                Link(state, compiled, states, $"{pointer}/States/{state.Name}");
            }
        }

        return Find(graph.StartAt, states, $"{pointer}/StartAt", null) is { } first ? new(first) : null;
    }

    private void Link(State state, RunnableState compiled, Dictionary<string, RunnableState> states, string pointer)
    {
        switch (state)
        {
            case ChoiceState choice:
                compiled.Next = choice.Default is null ? null : Find(choice.Default, states, $"{pointer}/Default", state.Source);

                for (var i = 0; i < choice.Choices.Length; i++)
                {
                    ((RunnableChoice)compiled).Rules[i].Next = Find(choice.Choices[i].Next, states, $"{pointer}/Choices[{i}]/Next", state.Source);
                }

                break;
            case TransitionState { End: false } transition:
                compiled.Next = Find(transition.Next, states, $"{pointer}/Next", state.Source);
                break;
        }

        if (state is WorkState work)
        {
            for (var i = 0; i < work.Catch.Length; i++)
            {
                ((RunnableWork)compiled).Catch[i].Next = Find(work.Catch[i].Next, states, $"{pointer}/Catch[{i}]/Next", state.Source);
            }
        }
    }

    private RunnableState? Find(string? name, Dictionary<string, RunnableState> states, string pointer, SourceLine? source)
    {
        if (name is not null && states.TryGetValue(name, out var found))
        {
            return found;
        }

        // A state that could not be compiled has been reported already.
        if (_problems.Count == 0)
        {
            Report("RUN1001", pointer, source, name is null ? "The state leads nowhere: it needs Next or End." : $"There is no state called '{name}' here.");
        }

        return null;
    }

    private RunnableState? Compile(State state, string pointer)
    {
        var isJsonata = _definition.LanguageOf(state) is QueryLanguage.Jsonata;
        var fields = Fields(isJsonata, pointer, state);
        return state switch
        {
            PassState pass => new RunnablePass(state.Name)
            {
                IsJsonata = isJsonata,
                InputPath = fields.Filter(state.InputPath, "InputPath"),
                OutputPath = fields.Filter(state.OutputPath, "OutputPath"),
                Assign = fields.Data(state.Assign, "Assign"),
                Output = isJsonata ? fields.Data(state.Output, "Output") : null,
                Parameters = fields.Data(pass.Parameters, "Parameters"),
                Result = pass.Result,
                ResultPath = fields.ResultPath(pass.ResultPath),
            },
            SucceedState => new RunnableSucceed(state.Name)
            {
                IsJsonata = isJsonata,
                InputPath = fields.Filter(state.InputPath, "InputPath"),
                OutputPath = fields.Filter(state.OutputPath, "OutputPath"),
                Output = isJsonata ? fields.Data(state.Output, "Output") : null,
            },
            FailState fail => new RunnableFail(state.Name)
            {
                IsJsonata = isJsonata,
                Error = fail.ErrorPath is null ? fields.Single(Text(fail.Error), "Error") : fields.PathOrCall(fail.ErrorPath, "ErrorPath"),
                Cause = fail.CausePath is null ? fields.Single(Text(fail.Cause), "Cause") : fields.PathOrCall(fail.CausePath, "CausePath"),
            },
            WaitState wait => new RunnableWait(state.Name)
            {
                IsJsonata = isJsonata,
                InputPath = fields.Filter(state.InputPath, "InputPath"),
                OutputPath = fields.Filter(state.OutputPath, "OutputPath"),
                Assign = fields.Data(state.Assign, "Assign"),
                Output = isJsonata ? fields.Data(state.Output, "Output") : null,
                Seconds = wait.SecondsPath is null ? fields.Single(wait.Seconds, "Seconds") : fields.Path(wait.SecondsPath, "SecondsPath"),
                Timestamp = wait.TimestampPath is null ? fields.Single(Text(wait.Timestamp), "Timestamp") : fields.Path(wait.TimestampPath, "TimestampPath"),
                Path = wait.SecondsPath ?? wait.TimestampPath,
            },
            ChoiceState choice => new RunnableChoice(state.Name, [.. choice.Choices.Select((rule, index) => Rule(rule, isJsonata, state, $"{pointer}/Choices[{index}]", index))])
            {
                IsJsonata = isJsonata,
                InputPath = fields.Filter(state.InputPath, "InputPath"),
                OutputPath = fields.Filter(state.OutputPath, "OutputPath"),
                Assign = fields.Data(state.Assign, "Assign"),
                Output = isJsonata ? fields.Data(state.Output, "Output") : null,
            },
            TaskState task => Task(task, isJsonata, fields, pointer),
            ParallelState parallel => Parallel(parallel, isJsonata, fields, pointer),
            MapState map => Map(map, isJsonata, fields, pointer),
            _ => Unknown(state, pointer),
        };
    }

    private RunnableState? Unknown(State state, string pointer)
    {
        Report("RUN1003", $"{pointer}/Type", state.Source, $"'{state.Type}' is no type of state that can be run.");
        return null;
    }

    private RunnableRule Rule(ChoiceRule rule, bool isJsonata, State state, string pointer, int index)
    {
        var fields = Fields(isJsonata, pointer, state);
        return new()
        {
            Condition = isJsonata ? fields.Single(rule.Condition, "Condition") : null,
            Location = $"Choices[{index}]/Condition",
            Test = rule.Test is null ? null : Test(rule.Test, fields, state, pointer),
            Assign = fields.Data(rule.Assign, "Assign"),
            Output = isJsonata ? fields.Data(rule.Output, "Output") : null,
        };
    }

    private RunnableTest? Test(ChoiceTest test, FieldCompiler fields, State state, string pointer)
    {
        switch (test)
        {
            case ChoiceTest.And and:
                return new RunnableTest.And(Tests(and.Tests, "And"));
            case ChoiceTest.Or or:
                return new RunnableTest.Or(Tests(or.Tests, "Or"));
            case ChoiceTest.Not not:
                return Test(not.Test, fields, state, $"{pointer}/Not") is { } inner ? new RunnableTest.Not(inner) : null;
            default:
                return Comparison((ChoiceTest.Compare)test);
        }

        List<RunnableTest> Tests(IReadOnlyList<ChoiceTest> tests, string name) =>
            [.. tests.Select((one, index) => Test(one, fields, state, $"{pointer}/{name}[{index}]")).OfType<RunnableTest>()];

        RunnableTest? Comparison(ChoiceTest.Compare compare)
        {
            if (Operand(compare.Variable, "Variable") is not { } variable)
            {
                return null;
            }

            if (compare.Operator == "IsPresent")
            {
                return new RunnableTest.IsPresent(variable, compare.Value == JsonValue.True);
            }

            if (ChoiceOperators.TryFindKind(compare.Operator, out var isKind))
            {
                return new RunnableTest.IsKind(variable, compare.Value == JsonValue.True, isKind);
            }

            if (!ChoiceOperators.TryFindComparison(compare.Operator, out var holds, out var withPath))
            {
                Report("RUN1003", $"{pointer}/{compare.Operator}", state.Source, $"'{compare.Operator}' is no comparison that can be run.");
                return null;
            }

            if (!withPath)
            {
                return new RunnableTest.WithValue(variable, compare.Value, holds);
            }

            return compare.Value.IsString && Operand(compare.Value.AsString(), compare.Operator) is { } other ? new RunnableTest.WithPath(variable, other, holds) : null;
        }

        RunnableTest.Operand? Operand(string path, string name) => fields.Path(path, name) is { } field ? new(path, field) : null;
    }

    private RunnableTask? Task(TaskState task, bool isJsonata, FieldCompiler fields, string pointer)
    {
        if (task.Resource is not { Length: > 0 } resource)
        {
            Report("RUN1004", $"{pointer}/Resource", task.Source, "The task names no resource.");
            return null;
        }

        if (_options.Tasks is null || !_options.Tasks.Knows(resource))
        {
            Report("RUN1004", $"{pointer}/Resource", task.Source, $"No service here knows the resource '{resource}'.");
        }

        return new(task.Name, TaskResource.Parse(resource))
        {
            IsJsonata = isJsonata,
            InputPath = fields.Filter(task.InputPath, "InputPath"),
            OutputPath = fields.Filter(task.OutputPath, "OutputPath"),
            Assign = fields.Data(task.Assign, "Assign"),
            Output = isJsonata ? fields.Data(task.Output, "Output") : null,
            Arguments = isJsonata ? fields.Data(task.Arguments, "Arguments") : fields.Data(task.Parameters, "Parameters"),
            ResultSelector = isJsonata ? null : fields.Data(task.ResultSelector, "ResultSelector"),
            ResultPath = isJsonata ? null : fields.ResultPath(task.ResultPath),
            Timeout = task.TimeoutSecondsPath is null ? fields.Single(task.TimeoutSeconds, "TimeoutSeconds") : fields.Path(task.TimeoutSecondsPath, "TimeoutSecondsPath"),
            TimeoutPath = task.TimeoutSecondsPath,
            Heartbeat = task.HeartbeatSecondsPath is null ? fields.Single(task.HeartbeatSeconds, "HeartbeatSeconds") : fields.Path(task.HeartbeatSecondsPath, "HeartbeatSecondsPath"),
            HeartbeatPath = task.HeartbeatSecondsPath,
            Credentials = fields.Data(task.Credentials, "Credentials"),
            Retry = Retriers(task),
            Catch = Catchers(task, isJsonata, pointer),
        };
    }

    private RunnableParallel Parallel(ParallelState parallel, bool isJsonata, FieldCompiler fields, string pointer) =>
        new(parallel.Name, [.. parallel.Branches.Select((branch, index) => Graph(branch, $"{pointer}/Branches[{index}]")).OfType<RunnableGraph>()])
        {
            IsJsonata = isJsonata,
            InputPath = fields.Filter(parallel.InputPath, "InputPath"),
            OutputPath = fields.Filter(parallel.OutputPath, "OutputPath"),
            Assign = fields.Data(parallel.Assign, "Assign"),
            Output = isJsonata ? fields.Data(parallel.Output, "Output") : null,
            Arguments = isJsonata ? fields.Data(parallel.Arguments, "Arguments") : fields.Data(parallel.Parameters, "Parameters"),
            ResultSelector = isJsonata ? null : fields.Data(parallel.ResultSelector, "ResultSelector"),
            ResultPath = isJsonata ? null : fields.ResultPath(parallel.ResultPath),
            Retry = Retriers(parallel),
            Catch = Catchers(parallel, isJsonata, pointer),
        };

    private RunnableMap? Map(MapState map, bool isJsonata, FieldCompiler fields, string pointer)
    {
        if (map.Processor is not { } processor)
        {
            Report("RUN1003", $"{pointer}/ItemProcessor", map.Source, "The Map has no ItemProcessor.");
            return null;
        }

        if (Graph(processor, $"{pointer}/{(map.ItemProcessor is null ? "Iterator" : "ItemProcessor")}") is not { } graph)
        {
            return null;
        }

        return new(map.Name, graph)
        {
            IsJsonata = isJsonata,
            InputPath = fields.Filter(map.InputPath, "InputPath"),
            OutputPath = fields.Filter(map.OutputPath, "OutputPath"),
            Assign = fields.Data(map.Assign, "Assign"),
            Output = isJsonata ? fields.Data(map.Output, "Output") : null,
            ResultSelector = isJsonata ? null : fields.Data(map.ResultSelector, "ResultSelector"),
            ResultPath = isJsonata ? null : fields.ResultPath(map.ResultPath),
            Retry = Retriers(map),
            Catch = Catchers(map, isJsonata, pointer),
            IsDistributed = processor.IsDistributed,
            Label = map.Label,
            Items = isJsonata ? fields.Single(map.Items, "Items") : map.ItemsPath is null or "$" ? null : fields.Path(map.ItemsPath, "ItemsPath"),
            ItemsPath = map.ItemsPath ?? "$",
            ItemSelector = map.ItemSelector.IsUndefined ? isJsonata ? null : fields.Data(map.Parameters, "Parameters") : fields.Data(map.ItemSelector, "ItemSelector"),
            MaxConcurrency = Number(fields, "MaxConcurrency", map.MaxConcurrency, map.MaxConcurrencyPath),
            ToleratedFailureCount = Number(fields, "ToleratedFailureCount", map.ToleratedFailureCount, map.ToleratedFailureCountPath),
            ToleratedFailurePercentage = Number(fields, "ToleratedFailurePercentage", map.ToleratedFailurePercentage, map.ToleratedFailurePercentagePath),
            ItemReader = Reader(map, isJsonata, pointer),
            ItemBatcher = Batcher(map.ItemBatcher, isJsonata, map, pointer),
            ResultWriter = Writer(map, isJsonata, pointer),
        };
    }

    private RunnableReader? Reader(MapState map, bool isJsonata, string pointer)
    {
        if (map.ItemReader is not { Resource: { } resource } reader)
        {
            return null;
        }

        if (_options.Items is null || _options.Items.WhyNotRead(resource, reader.ReaderConfig) is not null)
        {
            var type = reader.ReaderConfig?.InputType is { } inputType ? $" as {inputType}" : "";
            Report("RUN1004", $"{pointer}/ItemReader", map.Source, $"Nothing here reads items by '{resource}'{type}: {_options.Items?.WhyNotRead(resource, reader.ReaderConfig) ?? NoItems}");
            return null;
        }

        var fields = Fields(isJsonata, $"{pointer}/ItemReader", map);
        return new(
            resource, reader.ReaderConfig, isJsonata ? fields.Data(reader.Arguments, "Arguments") : fields.Data(reader.Parameters, "Parameters"),
            Number(fields, "MaxItems", reader.ReaderConfig?.MaxItems ?? default, reader.ReaderConfig?.MaxItemsPath));
    }

    private RunnableBatcher? Batcher(ItemBatcher? batcher, bool isJsonata, MapState map, string pointer)
    {
        if (batcher is null)
        {
            return null;
        }

        var fields = Fields(isJsonata, $"{pointer}/ItemBatcher", map);
        return new(
            fields.Data(batcher.BatchInput, "BatchInput"),
            Number(fields, "MaxItemsPerBatch", batcher.MaxItemsPerBatch, batcher.MaxItemsPerBatchPath),
            Number(fields, "MaxInputBytesPerBatch", batcher.MaxInputBytesPerBatch, batcher.MaxInputBytesPerBatchPath));
    }

    private RunnableWriter? Writer(MapState map, bool isJsonata, string pointer)
    {
        if (map.ResultWriter is not { } writer)
        {
            return null;
        }

        if (writer.Resource is null && writer.WriterConfig.IsUndefined)
        {
            Report("RUN1004", $"{pointer}/ResultWriter", map.Source, "The ResultWriter says neither where to write (Resource) nor how (WriterConfig).");
            return null;
        }

        if (ResultFormat.WhyNot(writer.WriterConfig) is { } wrong)
        {
            Report("RUN1004", $"{pointer}/ResultWriter/WriterConfig", map.Source, $"Nothing here writes results as the WriterConfig says: {wrong}");
            return null;
        }

        if (writer.Resource is { } resource && (_options.Items is null || _options.Items.WhyNotWrite(resource, writer.WriterConfig) is not null))
        {
            Report("RUN1004", $"{pointer}/ResultWriter", map.Source, $"Nothing here writes results by '{resource}': {_options.Items?.WhyNotWrite(resource, writer.WriterConfig) ?? NoItems}");
            return null;
        }

        var fields = Fields(isJsonata, $"{pointer}/ResultWriter", map);
        return new(writer.Resource, writer.WriterConfig, isJsonata ? fields.Data(writer.Arguments, "Arguments") : fields.Data(writer.Parameters, "Parameters"));
    }

    private static NumberField? Number(FieldCompiler fields, string name, JsonValue value, string? path) =>
        (path is null ? fields.Single(value, name) : fields.Path(path, name + "Path")) is { } field ? new(name, field, path) : null;

    private static IReadOnlyList<RunnableRetrier> Retriers(WorkState work) =>
    [
        .. work.Retry.Select(retrier => new RunnableRetrier(
            retrier.ErrorEquals,
            TimeSpan.FromSeconds(retrier.IntervalSeconds.IsNumber ? retrier.IntervalSeconds.AsNumber() : 1),
            Whole(retrier.MaxAttempts, 3),
            retrier.BackoffRate.IsNumber ? retrier.BackoffRate.AsNumber() : 2,
            retrier.MaxDelaySeconds.IsNumber ? TimeSpan.FromSeconds(retrier.MaxDelaySeconds.AsNumber()) : null,
            retrier.JitterStrategy == "FULL")),
    ];

    private IReadOnlyList<RunnableCatcher> Catchers(WorkState work, bool isJsonata, string pointer) =>
    [
        .. work.Catch.Select((catcher, index) =>
        {
            var fields = Fields(isJsonata, $"{pointer}/Catch[{index}]", work);
            return new RunnableCatcher(catcher.ErrorEquals)
            {
                ResultPath = isJsonata ? null : fields.ResultPath(catcher.ResultPath),
                Assign = fields.Data(catcher.Assign, "Assign"),
                Output = isJsonata ? fields.Data(catcher.Output, "Output") : null,
            };
        }),
    ];

    private static JsonValue Text(string? text) => text is null ? default : new JsonValue(text);

    private void Report(string code, string pointer, SourceLine? source, string message) =>
        _problems.Add(new(code, DiagnosticSeverity.Error, pointer, message) { Source = source });

    private FieldCompiler Fields(bool isJsonata, string pointer, State state) => new(isJsonata, pointer, (place, fault, text) =>
    {
        var source = text is null ? _definition.Document?.Find(place, fault) : _definition.Document?.Find(place, text, fault.PositionInText);
        Report("RUN1002", isJsonata && fault.Location is { } within ? $"{pointer}/{within}" : place, source ?? state.Source, fault.Message);
    });
}
