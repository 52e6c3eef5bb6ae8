using Amazon.CloudWatchLogs.Model;
using Amazon.Glue;
using Amazon.Glue.Model;
using Amazon.SimpleNotificationService.Model;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Orchestration.Query.Json;
using Orchestration.Tests.Shared.Aws;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Aws.Tests;

public class ClientTests
{
    private ScriptedAws _aws = null!;
    private AwsClients _clients = null!;

    [SetUp]
    public async Task SetUp()
    {
        _aws = await ScriptedAws.StartAsync();
        _clients = new AwsClients(new AwsSettings { EndpointUrl = _aws.Url });
    }

    [TearDown]
    public async Task TearDown()
    {
        _clients.Dispose();
        await _aws.DisposeAsync();
    }

    [Test]
    public async Task A_request_bears_target_type_and_members_of_the_protocol()
    {
        _aws.On("StartExecution", _ => JsonValue.Object(("executionArn", "arn:e"), ("startDate", 1700000000.5)));

        var started = await _clients.StepFunctions.StartExecutionAsync(new StartExecutionRequest { StateMachineArn = "arn:m", Input = "{\"ä\":\"€\"}" });

        started.ExecutionArn.Should().Be("arn:e");
        started.StartDate.Should().Be(new DateTime(2023, 11, 14, 22, 13, 20, 500, DateTimeKind.Utc));
        var call = _aws.Calls.Single();
        call.Headers["X-Amz-Target"].Should().Be("AWSStepFunctions.StartExecution");
        call.Headers["Content-Type"].Should().Be("application/x-amz-json-1.0");
        call.Body.Should().Be(JsonValue.Parse("""{"stateMachineArn":"arn:m","input":"{\"ä\":\"€\"}"}"""));
        call.Headers["Authorization"].Should().StartWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/").And.Contain("/eu-central-1/states/aws4_request");
    }

    [Test]
    public async Task An_endpoint_that_is_given_gets_no_sync_before_its_host()
    {
        _aws.On("StartSyncExecution", _ => JsonValue.Object(("executionArn", "arn:e"), ("status", "SUCCEEDED")));

        var ended = await _clients.StepFunctions.StartSyncExecutionAsync(new StartSyncExecutionRequest { StateMachineArn = "arn:m" });

        ended.Status.Should().Be(SyncExecutionStatus.SUCCEEDED);
        _aws.Calls.Single().Headers["Host"].Should().Be(new Uri(_aws.Url).Authority);
    }

    [Test]
    public void Without_an_endpoint_the_host_is_that_of_the_region()
    {
        using var clients = new AwsClients(new AwsSettings { Region = "cn-north-1" });

        ((AmazonStepFunctionsClient)clients.StepFunctions).DetermineServiceOperationEndpoint(new ListExecutionsRequest()).URL
            .Should().Be("https://states.cn-north-1.amazonaws.com.cn");
    }

    [Test]
    public async Task Pages_are_followed_to_the_end()
    {
        _aws.On("ListExecutions", call => call["nextToken"] is null
            ? JsonValue.Parse("""{"executions":[{"name":"a","status":"RUNNING"}],"nextToken":"2"}""")
            : JsonValue.Parse("""{"executions":[{"name":"b","status":"PENDING_REDRIVE"}]}"""));

        var names = new List<string?>();

        await foreach (var execution in _clients.StepFunctions.Paginators.ListExecutions(new ListExecutionsRequest { StateMachineArn = "arn:m" }).Executions)
        {
            names.Add($"{execution.Name} {execution.Status}");
        }

        names.Should().Equal("a RUNNING", "b PENDING_REDRIVE");
    }

    [Test]
    public async Task An_error_is_the_exception_of_its_code()
    {
        _aws.On("DescribeExecution", _ => Answer.Error("com.amazonaws.swf.service.v2.model#ExecutionDoesNotExist", "Execution Does Not Exist: 'arn:e'"));

        var call = () => _clients.StepFunctions.DescribeExecutionAsync(new DescribeExecutionRequest { ExecutionArn = "arn:e" });

        (await call.Should().ThrowAsync<ExecutionDoesNotExistException>()).WithMessage("Execution Does Not Exist: 'arn:e'").Which.ErrorCode.Should().Be("ExecutionDoesNotExist");
    }

    [Test]
    public async Task Throttling_and_server_errors_are_tried_again()
    {
        var answers = new Queue<Answer?>([Answer.Error("InternalServerError", "", 500), Answer.Dropped, null]);
        _aws.Interfere = _ => answers.Dequeue();
        _aws.On("ListStateMachines", _ => JsonValue.Parse("""{"stateMachines":[]}"""));

        (await _clients.StepFunctions.ListStateMachinesAsync(new ListStateMachinesRequest())).StateMachines.Should().BeEmpty();

        _aws.Calls.Should().HaveCount(3);
    }

    [Test]
    public async Task Glue_speaks_its_own_protocol()
    {
        _aws.On("GetJobRun", _ => JsonValue.Parse("""{"JobRun":{"Id":"jr_1","JobRunState":"FAILED","ErrorMessage":"out of memory","Attempt":0,"StartedOn":1700000000,"Arguments":{"--d":"1"}}}"""));

        var run = (await _clients.Glue.GetJobRunAsync(new GetJobRunRequest { JobName = "j", RunId = "jr_1" })).JobRun;

        run!.JobRunState.Should().Be(JobRunState.FAILED);
        run.Arguments.Should().Contain("--d", "1");
        _aws.Calls.Single().Headers["X-Amz-Target"].Should().Be("AWSGlue.GetJobRun");
        _aws.Calls.Single().Headers["Content-Type"].Should().Be("application/x-amz-json-1.1");
    }

    [Test]
    public async Task Notifications_go_as_a_form_and_come_back_as_XML()
    {
        _aws.On("Publish", _ => Answer.Xml("""
            <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>m-1</MessageId></PublishResult>
            <ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></PublishResponse>
            """));

        var published = await _clients.Notifications.PublishAsync(new PublishRequest
        {
            TopicArn = "arn:t",
            Message = "grüße & <xml>",
            MessageAttributes = new() { ["k"] = new() { DataType = "String", StringValue = "v=1&2" } },
        });

        published.MessageId.Should().Be("m-1");
        published.ResponseMetadata.RequestId.Should().Be("r-1");
        _aws.Calls.Single().Body.Should().Be(JsonValue.Parse("""
            {"Action":"Publish","Version":"2010-03-31","TopicArn":"arn:t","Message":"grüße & <xml>","MessageAttributes.entry.1.Name":"k",
             "MessageAttributes.entry.1.Value.DataType":"String","MessageAttributes.entry.1.Value.StringValue":"v=1&2"}
            """));
    }

    [Test]
    public async Task Subscriptions_are_listed_page_by_page()
    {
        _aws.On("ListSubscriptionsByTopic", call => Answer.Xml(
            $"<R><ListSubscriptionsByTopicResult><Subscriptions><member><Protocol>email</Protocol><Endpoint>{call["NextToken"] ?? "first"}</Endpoint></member></Subscriptions>"
            + (call["NextToken"] is null ? "<NextToken>second</NextToken>" : "") + "</ListSubscriptionsByTopicResult></R>"));

        var endpoints = new List<string?>();

        await foreach (var subscription in _clients.Notifications.Paginators.ListSubscriptionsByTopic(new ListSubscriptionsByTopicRequest { TopicArn = "arn:t" }).Subscriptions)
        {
            endpoints.Add(subscription.Endpoint);
        }

        endpoints.Should().Equal("first", "second");
    }

    [Test]
    public async Task A_missing_topic_is_its_own_exception()
    {
        _aws.On("Publish", _ => Answer.Xml("<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>Topic does not exist</Message></Error><RequestId>r</RequestId></ErrorResponse>", 404));

        var call = () => _clients.Notifications.PublishAsync(new PublishRequest { TopicArn = "arn:t", Message = "m" });

        (await call.Should().ThrowAsync<NotFoundException>()).WithMessage("Topic does not exist");
    }

    [Test]
    public async Task Log_events_are_read()
    {
        _aws.On("FilterLogEvents", _ => JsonValue.Parse("""{"events":[{"timestamp":1700000000000,"message":"line","eventId":"1"}]}"""));

        var answer = await _clients.Logs.FilterLogEventsAsync(new FilterLogEventsRequest { LogGroupName = "/aws-glue/jobs/error", StartTime = 5 });

        answer.Events!.Single().Message.Should().Be("line");
        _aws.Calls.Single().Body.Should().Be(JsonValue.Parse("""{"logGroupName":"/aws-glue/jobs/error","startTime":5}"""));
    }
}
