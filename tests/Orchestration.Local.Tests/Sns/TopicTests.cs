using Orchestration.Query.Json;
using Orchestration.Runtime.Time;

namespace Orchestration.Local.Tests.Sns;

public class TopicTests
{
    private const string Publish = "sns:publish";

    private static readonly (string, JsonValue) Topic = ("TopicArn", "arn:aws:sns:us-east-1:123456789012:small-notifications");

    private ScratchFolder _scratch = null!;
    private FakeParts _parts = null!;

    [SetUp]
    public void Make()
    {
        _scratch = new ScratchFolder();
        _parts = new FakeParts(_scratch, new VirtualTime());
    }

    [TearDown]
    public void Remove() => _scratch.Dispose();

    [Test]
    public async Task A_message_lands_in_the_inbox_file_and_with_the_listener()
    {
        var published = await _parts.Tasks.AskAsync(Publish, Topic, ("Subject", "Prox succeeded"), ("Message", "Loaded.\nAll of it."));

        var line = JsonValue.Parse(_parts.File("inbox.jsonl").Trim());
        line["MessageId"].Should().Be(published["MessageId"]);
        line["Topic"].AsString().Should().Be("small-notifications");
        line["Subject"].AsString().Should().Be("Prox succeeded");
        line["Message"].AsString().Should().Be("Loaded.\nAll of it.");
        _parts.Inbox.Single().Message.Should().Be("Loaded.\nAll of it.");
    }

    [Test]
    public async Task An_object_is_sent_as_its_text()
    {
        await _parts.Tasks.AskAsync(Publish, Topic, ("Message", JsonValue.Object(("rows", 3))));

        _parts.Inbox.Single().Message.Should().Be("""{"rows":3}""");
    }

    [TestCase("", TestName = "A_subject_must_not_be_empty")]
    [TestCase("Prox\nfailed", TestName = "A_subject_has_no_line_breaks")]
    [TestCase("Prox scheiterte gänzlich", TestName = "A_subject_is_ASCII")]
    [TestCase("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890", TestName = "A_subject_has_100_characters_at_most")]
    public async Task A_subject_that_SNS_would_not_take_is_refused(string subject)
    {
        var refused = await _parts.Tasks.RefusedAsync(Publish, Topic, ("Subject", subject), ("Message", "text"));

        refused.Error.Should().Be("SNS.InvalidParameterException");
        refused.Cause.Should().StartWith("Invalid parameter: Subject (Service: AmazonSNS; Status Code: 400;");
        File.Exists(_scratch["inbox.jsonl"]).Should().BeFalse();
    }

    [Test]
    public async Task A_message_is_neither_empty_nor_larger_than_256_KB()
    {
        (await _parts.Tasks.RefusedAsync(Publish, Topic, ("Message", ""))).Cause.Should().StartWith("Invalid parameter: Empty message");
        (await _parts.Tasks.RefusedAsync(Publish, Topic, ("Message", new string('x', 262_145)))).Cause.Should().StartWith("Invalid parameter: Message too long");
    }

    [Test]
    public async Task A_topic_that_is_not_there_is_not_found() =>
        (await _parts.Tasks.RefusedAsync(Publish, ("TopicArn", "arn:aws:sns:us-east-1:123456789012:other"), ("Message", "text"))).Error.Should().Be("SNS.NotFoundException");
}
