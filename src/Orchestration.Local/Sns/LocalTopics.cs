using System.Text;
using Orchestration.Resources;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local.Sns;

/// <summary>SNS on one machine: what is published lands in an inbox file, and with whoever listens.</summary>
internal sealed class LocalTopics(IEnumerable<Topic> topics, string inbox, Action<Notification> notify)
{
    private const int LongestSubject = 100;
    private const int LargestMessage = 262_144;

    private readonly Dictionary<string, Topic> _topics = topics.ToDictionary(Aws.Arn, StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public TaskOutcome Publish(TaskRequest request)
    {
        var arn = request.Arguments["TopicArn"];
        var subject = request.Arguments["Subject"];
        var message = request.Arguments["Message"];

        if (!arn.IsString || !_topics.TryGetValue(arn.AsString(), out var topic))
        {
            throw Refused("NotFoundException", "Topic does not exist");
        }

        // An object is sent as its text, as Step Functions does.
        var text = message.IsString ? message.AsString() : message.IsUndefined ? "" : message.ToJson();

        if (text.Length == 0)
        {
            throw Refused("InvalidParameterException", "Invalid parameter: Empty message");
        }

        if (Encoding.UTF8.GetByteCount(text) > LargestMessage)
        {
            throw Refused("InvalidParameterException", "Invalid parameter: Message too long");
        }

        if (subject.IsString && !IsSubject(subject.AsString()))
        {
            throw Refused("InvalidParameterException", "Invalid parameter: Subject");
        }

        var notification = new Notification(
            Guid.NewGuid().ToString(), topic.Name, subject.IsString ? subject.AsString() : null, text, request.Time.GetUtcNow());

        lock (_gate)
        {
            File.AppendAllText(inbox, notification.ToJson().ToJson() + "\n");
        }

        notify(notification);

        return Aws.Answer(("MessageId", notification.MessageId));
    }

    private static bool IsSubject(string text) =>
        text.Length is > 0 and <= LongestSubject && text.All(static character => character is >= ' ' and <= '~') && text[0] != ' ';

    private static TaskException Refused(string code, string message) => Aws.Error("SNS", "AmazonSNS", code, message);
}
