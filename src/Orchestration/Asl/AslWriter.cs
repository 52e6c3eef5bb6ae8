using System.Collections.Immutable;
using Orchestration.Model;
using Orchestration.Query.Json;

namespace Orchestration.Asl;

/// <summary>Writes state machines in the Amazon States Language.</summary>
public static class AslWriter
{
    /// <summary>The machine as text: indented by two blanks, lines end in <c>\n</c>, the last one too.</summary>
    public static string Write(StateMachineDefinition definition) => AslText.Of(ToJson(definition));

    /// <summary>The machine as a JSON value.</summary>
    public static JsonValue ToJson(StateMachineDefinition definition) => new FieldWriter()
        .Add("Comment", definition.Comment)
        .Add("Version", definition.Version)
        .Add("QueryLanguage", definition.QueryLanguage)
        .Add("TimeoutSeconds", definition.TimeoutSeconds)
        .Add("StartAt", definition.StartAt)
        .Add("States", States(definition.States))
        .Object(definition.Fields);

    /// <summary>One state as a JSON value, without its name.</summary>
    public static JsonValue ToJson(State state) => state switch
    {
        TaskState task => Task(task),
        PassState pass => Pass(pass),
        ChoiceState choice => Choice(choice),
        WaitState wait => Wait(wait),
        FailState fail => Fail(fail),
        ParallelState parallel => Parallel(parallel),
        MapState map => Map(map),
        UnrecognizedState unrecognized => unrecognized.Content,
        _ => Ending(Beginning(state), state).Object(state.Fields),
    };

    private static JsonValue States(ImmutableArray<State> states) =>
        states.IsDefaultOrEmpty ? default : JsonValue.Object([.. states.Select(state => (state.Name, ToJson(state)))]);

    private static FieldWriter Beginning(State state) => new FieldWriter()
        .Add("Type", state.Type)
        .Add("Comment", state.Comment)
        .Add("QueryLanguage", state.QueryLanguage)
        .Add("InputPath", state.InputPath);

    private static FieldWriter Ending(FieldWriter fields, State state) => fields
        .Add("Assign", state.Assign)
        .Add("Output", state.Output)
        .Add("OutputPath", state.OutputPath);

    private static FieldWriter Transition(FieldWriter fields, TransitionState state) => fields
        .Add("Next", state.Next)
        .AddTrue("End", state.End);

    private static FieldWriter Work(FieldWriter fields, WorkState state) => Transition(
        Ending(fields.Add("ResultSelector", state.ResultSelector).Add("ResultPath", state.ResultPath), state)
            .Add("Retry", state.Retry, Retrier)
            .Add("Catch", state.Catch, Catcher),
        state);

    private static JsonValue Task(TaskState state) => Work(
        Beginning(state)
            .Add("Resource", state.Resource)
            .Add("Arguments", state.Arguments)
            .Add("Parameters", state.Parameters)
            .Add("Credentials", state.Credentials)
            .Add("TimeoutSeconds", state.TimeoutSeconds)
            .Add("TimeoutSecondsPath", state.TimeoutSecondsPath)
            .Add("HeartbeatSeconds", state.HeartbeatSeconds)
            .Add("HeartbeatSecondsPath", state.HeartbeatSecondsPath),
        state).Object(state.Fields);

    private static JsonValue Pass(PassState state) => Transition(
        Ending(
            Beginning(state)
                .Add("Parameters", state.Parameters)
                .Add("Result", state.Result)
                .Add("ResultPath", state.ResultPath),
            state),
        state).Object(state.Fields);

    private static JsonValue Choice(ChoiceState state) => Ending(
        Beginning(state)
            .Add("Choices", state.Choices, Rule)
            .Add("Default", state.Default),
        state).Object(state.Fields);

    private static JsonValue Wait(WaitState state) => Transition(
        Ending(
            Beginning(state)
                .Add("Seconds", state.Seconds)
                .Add("SecondsPath", state.SecondsPath)
                .Add("Timestamp", state.Timestamp)
                .Add("TimestampPath", state.TimestampPath),
            state),
        state).Object(state.Fields);

    private static JsonValue Fail(FailState state) => Ending(
        Beginning(state)
            .Add("Error", state.Error)
            .Add("ErrorPath", state.ErrorPath)
            .Add("Cause", state.Cause)
            .Add("CausePath", state.CausePath),
        state).Object(state.Fields);

    private static JsonValue Parallel(ParallelState state) => Work(
        Beginning(state)
            .Add("Arguments", state.Arguments)
            .Add("Parameters", state.Parameters)
            .Add("Branches", state.Branches, Branch),
        state).Object(state.Fields);

    private static JsonValue Map(MapState state) => Work(
        Beginning(state)
            .Add("Items", state.Items)
            .Add("ItemsPath", state.ItemsPath)
            .Add("ItemReader", state.ItemReader, ItemReader)
            .Add("ItemBatcher", state.ItemBatcher, ItemBatcher)
            .Add("ItemSelector", state.ItemSelector)
            .Add("Parameters", state.Parameters)
            .Add("MaxConcurrency", state.MaxConcurrency)
            .Add("MaxConcurrencyPath", state.MaxConcurrencyPath)
            .Add("ToleratedFailureCount", state.ToleratedFailureCount)
            .Add("ToleratedFailureCountPath", state.ToleratedFailureCountPath)
            .Add("ToleratedFailurePercentage", state.ToleratedFailurePercentage)
            .Add("ToleratedFailurePercentagePath", state.ToleratedFailurePercentagePath)
            .Add("Label", state.Label)
            .Add("ItemProcessor", state.ItemProcessor, ItemProcessor)
            .Add("Iterator", state.Iterator, ItemProcessor)
            .Add("ResultWriter", state.ResultWriter, ResultWriter),
        state).Object(state.Fields);

    private static JsonValue Branch(Branch branch) => new FieldWriter()
        .Add("Comment", branch.Comment)
        .Add("StartAt", branch.StartAt)
        .Add("States", States(branch.States))
        .Object(branch.Fields);

    private static JsonValue ItemProcessor(ItemProcessor processor) => new FieldWriter()
        .Add("Comment", processor.Comment)
        .Add("ProcessorConfig", processor.ProcessorConfig, config => new FieldWriter()
            .Add("Mode", config.Mode)
            .Add("ExecutionType", config.ExecutionType)
            .Object(config.Fields))
        .Add("StartAt", processor.StartAt)
        .Add("States", States(processor.States))
        .Object(processor.Fields);

    private static JsonValue ItemReader(ItemReader reader) => new FieldWriter()
        .Add("Resource", reader.Resource)
        .Add("ReaderConfig", reader.ReaderConfig, config => new FieldWriter()
            .Add("InputType", config.InputType)
            .Add("Transformation", config.Transformation)
            .Add("ManifestType", config.ManifestType)
            .Add("ItemsPointer", config.ItemsPointer)
            .Add("CSVDelimiter", config.CSVDelimiter)
            .Add("CSVHeaderLocation", config.CSVHeaderLocation)
            .Add("CSVHeaders", config.CSVHeaders)
            .Add("MaxItems", config.MaxItems)
            .Add("MaxItemsPath", config.MaxItemsPath)
            .Object(config.Fields))
        .Add("Arguments", reader.Arguments)
        .Add("Parameters", reader.Parameters)
        .Object(reader.Fields);

    private static JsonValue ItemBatcher(ItemBatcher batcher) => new FieldWriter()
        .Add("BatchInput", batcher.BatchInput)
        .Add("MaxItemsPerBatch", batcher.MaxItemsPerBatch)
        .Add("MaxItemsPerBatchPath", batcher.MaxItemsPerBatchPath)
        .Add("MaxInputBytesPerBatch", batcher.MaxInputBytesPerBatch)
        .Add("MaxInputBytesPerBatchPath", batcher.MaxInputBytesPerBatchPath)
        .Object(batcher.Fields);

    private static JsonValue ResultWriter(ResultWriter writer) => new FieldWriter()
        .Add("Resource", writer.Resource)
        .Add("WriterConfig", writer.WriterConfig)
        .Add("Arguments", writer.Arguments)
        .Add("Parameters", writer.Parameters)
        .Object(writer.Fields);

    private static JsonValue Retrier(Retrier retrier) => new FieldWriter()
        .Add("Comment", retrier.Comment)
        .Add("ErrorEquals", retrier.ErrorEquals)
        .Add("IntervalSeconds", retrier.IntervalSeconds)
        .Add("MaxAttempts", retrier.MaxAttempts)
        .Add("BackoffRate", retrier.BackoffRate)
        .Add("MaxDelaySeconds", retrier.MaxDelaySeconds)
        .Add("JitterStrategy", retrier.JitterStrategy)
        .Object(retrier.Fields);

    private static JsonValue Catcher(Catcher catcher) => new FieldWriter()
        .Add("Comment", catcher.Comment)
        .Add("ErrorEquals", catcher.ErrorEquals)
        .Add("ResultPath", catcher.ResultPath)
        .Add("Assign", catcher.Assign)
        .Add("Output", catcher.Output)
        .Add("Next", catcher.Next)
        .Object(catcher.Fields);

    private static JsonValue Rule(ChoiceRule rule) => Test(
        new FieldWriter()
            .Add("Comment", rule.Comment)
            .Add("Condition", rule.Condition),
        rule.Test)
        .Add("Assign", rule.Assign)
        .Add("Output", rule.Output)
        .Add("Next", rule.Next)
        .Object(rule.Fields);

    private static FieldWriter Test(FieldWriter fields, ChoiceTest? test) => test switch
    {
        ChoiceTest.And and => fields.Add("And", and.Tests, Inner),
        ChoiceTest.Or or => fields.Add("Or", or.Tests, Inner),
        ChoiceTest.Not not => fields.Add("Not", Inner(not.Test)),
        ChoiceTest.Compare compare => fields.Add("Variable", compare.Variable).Add(compare.Operator, compare.Value),
        _ => fields,
    };

    private static JsonValue Inner(ChoiceTest test) => Test(new(), test).Object(test.Fields);
}
