using System.Text.Json.Serialization;
using Orchestration.Asl;
using Orchestration.Query.Json;
using Orchestration.Runtime;
using Orchestration.Runtime.Maps;
using Orchestration.Runtime.Time;

namespace Orchestration.Local.Tests;

public partial class LocalServicesTests
{
    private const string Waiting = """
        { "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": 7200, "Next": "P" }, "P": { "Type": "Pass", "Parameters": { "got.$": "$.n" }, "End": true } } }
        """;

    private const string Failing = """{ "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "Broken", "Cause": "it is" } } }""";

    private VirtualTime _time = null!;

    [SetUp]
    public void SetUp() => _time = new();

    [Test]
    public async Task A_function_is_invoked_by_name_and_by_ARN_with_or_without_a_version([Values("double", "double:7", "arn:aws:lambda:eu-west-1:111122223333:function:double:live")] string function)
    {
        var services = new LocalServices().Function("double", @event => @event["n"].AsNumber() * 2);

        var result = await RunAsync(services, Invoke(function));

        result.Output["ExecutedVersion"].AsString().Should().Be("$LATEST");
        (result.Output["Payload"].AsNumber(), result.Output["StatusCode"].AsNumber()).Should().Be((42, 200));
    }

    [Test]
    public async Task A_function_is_a_task_of_its_own()
    {
        var services = new LocalServices().Function("double", @event => @event["n"].AsNumber() * 2);

        (await RunAsync(services, Task("arn:aws:lambda:eu-west-1:111122223333:function:double", """{ "n": 21 }"""))).Output.ToJson().Should().Be("42");
    }

    [Test]
    public async Task A_function_may_have_types()
    {
        var services = new LocalServices().Function("price", (order, _) => System.Threading.Tasks.Task.FromResult(new Price(order.Pieces * 2.5m)), Shapes.Default.Order, Shapes.Default.Price);

        (await RunAsync(services, Invoke("price", """{ "pieces": 3 }"""))).Output["Payload"].ToJson().Should().Be("""{"total":7.5}""");
    }

    [Test]
    public async Task An_exception_fails_the_task_by_its_own_name()
    {
        var services = new LocalServices().Function("check", static _ => throw new FormatException("no date"));

        var result = await RunAsync(services, Invoke("check"));

        result.Error.Should().Be("FormatException");
        var cause = JsonValue.Parse(result.Cause!);
        (cause["errorType"].AsString(), cause["errorMessage"].AsString()).Should().Be(("FormatException", "no date"));
    }

    [Test]
    public async Task A_function_that_is_not_there_is_not_found()
    {
        var result = await RunAsync(new LocalServices().Function("a", static _ => JsonValue.Null), Invoke("b"));

        result.Error.Should().Be("Lambda.ResourceNotFoundException");
        result.Cause.Should().StartWith("Function not found: arn:aws:lambda:us-east-1:123456789012:function:b (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ");
    }

    [Test]
    public void What_nothing_was_registered_for_is_refused()
    {
        var load = () => StateMachineRunner.Load(AslReader.Read(Invoke("a")), new() { Tasks = new LocalServices() });

        load.Should().Throw<MachineRefusedException>().WithMessage("*No service here knows the resource 'arn:aws:states:::lambda:invoke'.");
    }

    [TestCase("sync", """ "{\"got\":1}" """)]
    [TestCase("sync:2", """ {"got":1} """)]
    public async Task A_nested_execution_goes_by_the_clock_of_whoever_waits_for_it(string suffix, string output)
    {
        var result = await RunAsync(Machines(), Start("waiting", suffix, "\"TimeoutSeconds\": 7201,"));

        result.Output["Output"].ToJson().Should().Be(output.Trim());
        result.Output["Status"].AsString().Should().Be("SUCCEEDED");
        _time.Elapsed.Should().Be(TimeSpan.FromHours(2));
        result.History.Select(happened => happened.Type).Should().ContainInOrder("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    [Test]
    [CancelAfter(20_000)]
    public async Task On_a_hybrid_clock_a_nested_execution_does_not_wait_in_earnest(CancellationToken cancellation)
    {
        var runner = StateMachineRunner.Load(AslReader.Read(Start("waiting", "sync:2")), new() { Tasks = Machines(), Time = new HybridTime() });

        (await runner.RunAsync(cancellationToken: cancellation)).Status.Should().Be(ExecutionStatus.Succeeded);
    }

    [Test]
    public async Task A_nested_execution_that_fails_fails_its_task_and_says_all_of_it()
    {
        var result = await RunAsync(Machines(), Start("failing", "sync:2"));

        result.Error.Should().Be("States.TaskFailed");
        var cause = JsonValue.Parse(result.Cause!);
        (cause["Error"].AsString(), cause["Cause"].AsString(), cause["Status"].AsString()).Should().Be(("Broken", "it is", "FAILED"));
        cause["ExecutionArn"].AsString().Should().StartWith("arn:aws:states:us-east-1:123456789012:execution:failing:");
    }

    [Test]
    public async Task A_nested_execution_that_takes_too_long_is_stopped()
    {
        var last = "";
        var services = new LocalServices().Machine("waiting", AslReader.Read(Waiting), new() { Observer = (_, happened) => last = happened.Type });

        var result = await RunAsync(services, Start("waiting", "sync", "\"TimeoutSeconds\": 60,"));

        (result.Error, last, _time.Elapsed).Should().Be(("States.Timeout", "ExecutionAborted", TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task An_execution_that_nobody_waits_for_is_only_started()
    {
        var result = await RunAsync(Machines(), Start("waiting"));

        result.Output["ExecutionArn"].AsString().Should().StartWith("arn:aws:states:us-east-1:123456789012:execution:waiting:");
        result.StopDate.Should().Be(result.StartDate);
    }

    [Test]
    public async Task A_name_is_taken_once_and_a_machine_must_be_there()
    {
        var services = Machines();

        (await RunAsync(services, Start("waiting", name: "one"))).Status.Should().Be(ExecutionStatus.Succeeded);
        (await RunAsync(services, Start("waiting", name: "one"))).Error.Should().Be("StepFunctions.ExecutionAlreadyExistsException");
        var result = await RunAsync(services, Start("nobody"));
        result.Error.Should().Be("StepFunctions.StateMachineDoesNotExistException");
        result.Cause.Should().StartWith("State Machine Does Not Exist: 'arn:aws:states:us-east-1:123456789012:stateMachine:nobody' (Service: AWSStepFunctions;");
    }

    [Test]
    public async Task A_name_is_free_where_its_execution_could_not_be_started()
    {
        var begun = 0;
        var services = new LocalServices().Machine("waiting", AslReader.Read(Waiting), new() { PayloadLimit = 5, Observer = (_, _) => begun++ });
        services.Machine("strange", AslReader.Read(Task("arn:aws:states:::sqs:sendMessage", "{}")));

        foreach (var suffix in (string?[])[null, "sync"])
        {
            foreach (var _ in (int[])[1, 2])
            {
                var large = await RunAsync(services, Start("waiting", suffix, name: "one"));
                large.Error.Should().Be("StepFunctions.ValidationException");
                large.Cause.Should().StartWith("1 validation error detected: Value at 'input' failed to satisfy constraint: Member must have length less than or equal to 5 (Service: AWSStepFunctions; Status Code: 400;");

                var strange = await RunAsync(services, Start("strange", suffix, name: "one"));
                strange.Error.Should().Be("StepFunctions.InvalidDefinitionException");
                strange.Cause.Should().Match("Invalid State Machine Definition: '*No service here knows the resource 'arn:aws:states:::sqs:sendMessage'.' (Service: AWSStepFunctions; *");
            }
        }

        begun.Should().Be(0);
    }

    [Test]
    public async Task Objects_are_written_read_listed_copied_and_removed()
    {
        using var folder = new ScratchFolder();
        var services = new LocalServices().Buckets(new FolderObjectStore(folder.Path));

        (await S3Async("putObject", """{ "Bucket": "b", "Key": "in/a.json", "Body": { "n": 1 } }"""))["ETag"].IsString.Should().BeTrue();
        (await S3Async("copyObject", """{ "Bucket": "b", "Key": "in/b.json", "CopySource": "b/in/a.json" }"""))["CopyObjectResult"]["ETag"].IsString.Should().BeTrue();
        (await S3Async("getObject", """{ "Bucket": "b", "Key": "in/b.json" }"""))["Body"].AsString().Should().Be("""{"n":1}""");
        (await S3Async("headObject", """{ "Bucket": "b", "Key": "in/b.json" }"""))["ContentLength"].AsNumber().Should().Be(7);
        var page = await S3Async("listObjectsV2", """{ "Bucket": "b", "Prefix": "in/", "MaxKeys": 1 }""");
        page["Contents"].AsArray().Select(one => one["Key"].AsString()).Should().Equal("in/a.json");
        page["IsTruncated"].AsBoolean().Should().BeTrue();
        (await S3Async("listObjectsV2", $$"""{ "Bucket": "b", "Prefix": "in/", "ContinuationToken": "{{page["NextContinuationToken"].AsString()}}" }"""))["Contents"].AsArray()
            .Select(one => one["Key"].AsString()).Should().Equal("in/b.json");
        await S3Async("deleteObject", """{ "Bucket": "b", "Key": "in/a.json" }""");
        (await RunAsync(services, Task("arn:aws:states:::aws-sdk:s3:getObject", """{ "Bucket": "b", "Key": "in/a.json" }"""))).Error.Should().Be("S3.NoSuchKeyException");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "b", "large"), new string('x', 262_145));
        (await RunAsync(services, Task("arn:aws:states:::aws-sdk:s3:getObject", """{ "Bucket": "b", "Key": "large" }"""))).Error.Should().Be("States.DataLimitExceeded");

        async Task<JsonValue> S3Async(string action, string arguments) => (await RunAsync(services, Task("arn:aws:states:::aws-sdk:s3:" + action, arguments))).Output;
    }

    [Test]
    public async Task Any_resource_may_have_a_stand_in_and_the_others_may_be_elsewhere()
    {
        var services = new LocalServices()
            .On("arn:aws:states:::sqs:sendMessage", static (request, _) => new Orchestration.Runtime.Tasks.TaskOutcome(request.Arguments["MessageBody"]))
            .Otherwise(new LocalServices().Function("a", static _ => "elsewhere"));

        (await RunAsync(services, Task("arn:aws:states:::sqs:sendMessage", """{ "MessageBody": "hello" }"""))).Output.AsString().Should().Be("hello");
        (await RunAsync(services, Invoke("a"))).Output["Payload"].AsString().Should().Be("elsewhere");
    }

    private static LocalServices Machines() => new LocalServices().Machine("waiting", AslReader.Read(Waiting)).Machine("failing", AslReader.Read(Failing));

    private static string Invoke(string function, string payload = """{ "n": 21 }""") =>
        Task("arn:aws:states:::lambda:invoke", $$"""{ "FunctionName": "{{function}}", "Payload": {{payload}} }""");

    private static string Start(string machine, string? suffix = null, string fields = "", string? name = null) => Task(
        "arn:aws:states:::states:startExecution" + (suffix is null ? "" : "." + suffix),
        $$"""{ "StateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:{{machine}}", "Input": { "n": 1 }{{(name is null ? "" : $", \"Name\": \"{name}\"")}} }""",
        fields);

    private static string Task(string resource, string parameters, string fields = "") =>
        $$"""{ "StartAt": "T", "States": { "T": { "Type": "Task", "Resource": "{{resource}}", "Parameters": {{parameters}}, {{fields}} "End": true } } }""";

    private Task<ExecutionResult> RunAsync(LocalServices services, string asl) =>
        StateMachineRunner.Load(AslReader.Read(asl), new() { Tasks = services, Items = services.Items, Time = _time, Seed = 1 }).RunAsync();

    internal sealed record Order(int Pieces);

    internal sealed record Price(decimal Total);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Order))]
    [JsonSerializable(typeof(Price))]
    internal sealed partial class Shapes : JsonSerializerContext;
}
