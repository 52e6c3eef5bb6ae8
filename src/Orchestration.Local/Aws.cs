using System.Globalization;
using Orchestration.Query.Json;
using Orchestration.Resources;
using Orchestration.Runtime.Tasks;

namespace Orchestration.Local;

/// <summary>How AWS words names, times and errors.</summary>
internal static class Aws
{
    public const string Region = "us-east-1";
    public const string Account = "123456789012";

    /// <summary>A time as the SDK integrations write it.</summary>
    public static JsonValue Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time as the optimised integrations write it.</summary>
    public static JsonValue Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();

    /// <summary>The members that every answer of a service bears beside its own.</summary>
    public static JsonValue Answer(params ReadOnlySpan<(string Name, JsonValue Value)> members) => JsonValue.Object(
    [
        .. members,
        ("SdkHttpMetadata", JsonValue.Object(("HttpStatusCode", 200))),
        ("SdkResponseMetadata", JsonValue.Object(("RequestId", RequestId()))),
    ]);

    /// <summary>An error of an optimised integration, such as <c>glue:startJobRun</c>.</summary>
    public static TaskException Error(string service, string client, string code, string message, int status = 400) =>
        new($"{service}.{code}", $"{message} (Service: {client}; Status Code: {status}; Error Code: {code}; Request ID: {RequestId()}; Proxy: null)");

    /// <summary>An error of an SDK integration, such as <c>aws-sdk:glue:startCrawler</c>.</summary>
    public static TaskException SdkError(string service, string code, string message, int status = 400) =>
        new($"{service}.{code}", $"{message} (Service: {service}, Status Code: {status}, Request ID: {RequestId()})");

    /// <summary>The Amazon Resource Name that stands for a resource on this machine.</summary>
    public static string Arn(Resource resource) => resource switch
    {
        Bucket bucket => $"arn:aws:s3:::{bucket.Name}",
        Topic topic => $"arn:aws:sns:{Region}:{Account}:{topic.Name}",
        Job job => $"arn:aws:glue:{Region}:{Account}:job/{job.Name}",
        Crawler crawler => $"arn:aws:glue:{Region}:{Account}:crawler/{crawler.Name}",
        Database database => $"arn:aws:glue:{Region}:{Account}:database/{database.Name}",
        Connection connection => $"arn:aws:glue:{Region}:{Account}:connection/{connection.Name}",
        Secret secret => $"arn:aws:secretsmanager:{Region}:{Account}:secret:{secret.Name}",
        SourceDatabase source => $"arn:aws:rds:{Region}:{Account}:db:{source.Name}",
        Warehouse warehouse => $"arn:aws:redshift:{Region}:{Account}:namespace:{warehouse.Name}",
        Role role => $"arn:aws:iam::{Account}:role/{role.Name}",
        Machine machine => $"arn:aws:states:{Region}:{Account}:stateMachine:{machine.Name}",
        _ => throw new LocalException($"A {resource.GetType().Name} has no stand-in on this machine."),
    };

    private static string RequestId() => Guid.NewGuid().ToString();
}
