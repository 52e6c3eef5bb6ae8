using System.Security.Cryptography;
using System.Text;
using Orchestration.Query.Json;
using static Orchestration.Tests.Shared.Aws.ScriptedAws;

namespace Orchestration.Tests.Shared.Aws;

/// <summary>A home directory with every kind of profile, and the services behind them on the scripted server. Each kind gives keys of its own.</summary>
public sealed class ScriptedCredentials : IDisposable
{
    /// <summary>What every secret begins with, so that a test can see that none is printed.</summary>
    public const string Secret = "secret-nobody-may-see";

    private const string Expiration = "2099-01-01T00:00:00Z";

    // The SDK remembers sessions by their name as long as the process lives.
    private readonly string _unique = Guid.NewGuid().ToString("N")[..8];
    private readonly string _url;

    /// <summary>A home whose profiles lie in <paramref name="configFile"/>; in its own <c>.aws/config</c> where none is given.</summary>
    public ScriptedCredentials(ScriptedAws aws, string? configFile = null)
    {
        _url = aws.Url;
        ConfigFile = configFile ?? PathOf(".aws", "config");
        aws.On("ListStateMachines", _ => JsonValue.Object(("stateMachines", JsonArray.Empty)));
        aws.On("GET /federation/credentials", call => call.Headers["x-amz-sso_bearer_token"] switch
        {
            Secret + "-revoked" => Answer.Error("UnauthorizedException", "Session token not found or invalid", 401),
            Secret + "-stranger" => Answer.Error("ForbiddenException", "No access", 403),
            _ => JsonValue.Object(("roleCredentials", JsonValue.Object(
                ("accessKeyId", "SSO"), ("secretAccessKey", Secret), ("sessionToken", Secret), ("expiration", 4070908800000)))),
        });
        aws.On("POST /token", _ => JsonValue.Object(("accessToken", Secret + "-renewed"), ("tokenType", "Bearer"), ("expiresIn", 3600), ("refreshToken", Secret)));
        aws.On("AssumeRole", call => Answer.Xml(Assumed("AssumeRole", call["RoleArn"]!)));
        aws.On("AssumeRoleWithWebIdentity", call => call["WebIdentityToken"] switch
        {
            Secret + "-old" => Refused("ExpiredTokenException", "Token expired"),
            Secret + "-forged" => Refused("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity"),
            _ => Answer.Xml(Assumed("AssumeRoleWithWebIdentity", call["RoleArn"]!)),
        });
        aws.On("GET /container", _ => Keys("CONTAINER"));
        aws.On("PUT /latest/api/token", _ => new Answer(200, Secret + "-imds", "text/plain"));
        aws.On("GET /latest/meta-data/iam/security-credentials", _ => new Answer(200, "worker", "text/plain"));
        aws.On("GET /latest/meta-data/iam/security-credentials/", _ => new Answer(200, "worker", "text/plain"));
        aws.On("GET /latest/meta-data/iam/security-credentials/worker", call => call.Headers.GetValueOrDefault("X-aws-ec2-metadata-token") == Secret + "-imds" ? Keys("INSTANCE") : new Answer(401, ""));

        File.WriteAllText(PathOf("token"), Secret + "-identity");
        File.WriteAllText(PathOf("forged-token"), Secret + "-forged");
        File.WriteAllText(PathOf("old-token"), Secret + "-old");
        File.WriteAllText(PathOf("keys.json"), Keys("PROCESS").ToJson());
        Directory.CreateDirectory(PathOf(".aws", "sso", "cache"));
        Remember("signed-in", "2099-01-01T00:00:00Z");
        Remember("over", "2020-01-01T00:00:00Z");
        Remember("renewable", "2020-01-01T00:00:00Z", ("clientId", "c"), ("clientSecret", Secret), ("registrationExpiresAt", Expiration), ("refreshToken", Secret));
        Remember("revoked", Expiration);
        Remember("stranger", Expiration);
    }

    /// <summary>The home directory.</summary>
    public string Home { get; } = Directory.CreateTempSubdirectory("orchestration-home-").FullName;

    /// <summary>The shared configuration file. The SDK looks once in a process where it is.</summary>
    public string ConfigFile { get; }

    /// <summary>The environment in which the profiles are found, and nothing else.</summary>
    public (string Name, string? Value)[] Environment =>
    [
        ("HOME", Home),
        ("LC_ALL", "C"),
        ("AWS_CONFIG_FILE", ConfigFile),
        ("AWS_SHARED_CREDENTIALS_FILE", "/nowhere/credentials"),
        ("AWS_ACCESS_KEY_ID", null),
        ("AWS_SECRET_ACCESS_KEY", null),
        ("AWS_SESSION_TOKEN", null),
        ("AWS_PROFILE", null),
        ("AWS_REGION", null),
        ("AWS_DEFAULT_REGION", null),
        ("AWS_MAX_ATTEMPTS", "1"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
        ("AWS_ENDPOINT_URL", _url),
    ];

    /// <summary>The ways to credentials: the profile or the variables, whose keys sign the call in the end, and what was called on the way.</summary>
    public static IEnumerable<Way> Ways =>
    [
        new("SSO session", "signed-in", "SSO", ["GET /federation/credentials"]),
        new("SSO session that is renewed", "renewable", "SSO", ["POST /token", "GET /federation/credentials"]),
        new("role of an SSO session", "role-of-sso", "OPERATOR", ["GET /federation/credentials", "AssumeRole"]),
        new("process", "process", "PROCESS", []),
        new("keys", "keys", "KEYS", []),
        new("role", "role", "OPERATOR", ["AssumeRole"]),
        new("web identity of a profile", "web", "WEB", ["AssumeRoleWithWebIdentity"]),
        new("web identity", null, "POD", ["AssumeRoleWithWebIdentity"], ("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/token"), ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/pod"), ("AWS_REGION", "eu-west-1")),
        new("container", null, "CONTAINER", ["GET /container"], ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "{url}/container"), ("AWS_CONTAINER_AUTHORIZATION_TOKEN", Secret), ("AWS_REGION", "eu-west-1")),
        new("profile of the environment", null, "SSO", ["GET /federation/credentials"], ("AWS_PROFILE", "signed-in")),
        new("default profile", null, "KEYS", []) { Config = $"[default]\nregion = eu-west-1\naws_access_key_id = KEYS\naws_secret_access_key = {Secret}\n" },
        new("keys of the environment before any profile", null, "ENVIRONMENT", [], ("AWS_ACCESS_KEY_ID", "ENVIRONMENT"), ("AWS_SECRET_ACCESS_KEY", Secret), ("AWS_PROFILE", "keys")),
    ];

    /// <summary>The instance's own. The SDK looks once in a process whether there is one.</summary>
    public static Way Instance { get; } = new(
        "instance", null, "INSTANCE", [], ("AWS_EC2_METADATA_SERVICE_ENDPOINT", "{url}"), ("AWS_EC2_METADATA_DISABLED", null), ("AWS_REGION", "eu-west-1"));

    /// <summary>What gives no credentials, and what is said then.</summary>
    public static IEnumerable<NoWay> NoWays =>
    [
        new("SSO session that is over", "over", "There is no valid SSO session for profile 'over'. Sign in: aws sso login --profile over"),
        new("SSO session that never was", "never", "There is no valid SSO session for profile 'never'. Sign in: aws sso login --profile never"),
        new("SSO session that was revoked", "revoked", "There is no valid SSO session for profile 'revoked'. Sign in: aws sso login --profile revoked"),
        new("role of an SSO session that is over", "role-of-over", "There is no valid SSO session for profile 'over'. Sign in: aws sso login --profile over"),
        new("SSO session without the role", "stranger", "Access denied: whoever is signed in to profile 'stranger' has no role operator in account 111122223333.", 1),
        new("SSO session that nobody describes", "nameless", "The profile 'nameless' names the SSO session 'nobody', and no section [sso-session nobody] says its sso_start_url and sso_region."),
        new("SSO portal that is away", "signed-in", "127.0.0.1:1 cannot be reached: Connection refused.", 1, ("AWS_ENDPOINT_URL_SSO", "http://127.0.0.1:1")),
        new("process that fails", "failing", "The credential_process of profile 'failing' (cat) failed with exit code 1: cat: /nowhere/keys.json: No such file or directory"),
        new("process that prints no JSON", "babbling", "The credential_process of profile 'babbling' (echo) gives no credentials: The response back from the process credential provider returned back a malformed JSON document."),
        new("web identity without its file", null, "The web identity's token is not there: /nowhere/token does not exist.", 2, ("AWS_WEB_IDENTITY_TOKEN_FILE", "/nowhere/token"), ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/pod"), ("AWS_REGION", "eu-west-1")),
        new("web identity that has expired", null, "The web identity's token in {home}/old-token has expired.", 2, ("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/old-token"), ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/pod"), ("AWS_REGION", "eu-west-1")),
        new("web identity that the role does not trust", null, "The role arn:aws:iam::111122223333:role/pod cannot be assumed with the web identity's token in {home}/forged-token: Not authorized to perform sts:AssumeRoleWithWebIdentity", 1, ("AWS_WEB_IDENTITY_TOKEN_FILE", "{home}/forged-token"), ("AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/pod"), ("AWS_REGION", "eu-west-1")),
        new("container that does not answer", null, "The container's credentials cannot be read from http://127.0.0.1:1/container (AWS_CONTAINER_CREDENTIALS_FULL_URI): Connection refused.", 2, ("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/container"), ("AWS_REGION", "eu-west-1")),
        new("nothing at all", null, "No AWS credentials were found. Give --profile, or set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; 'aws configure' makes a profile.", 2, ("AWS_REGION", "eu-west-1")),
        new("half of the keys", null, "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not. Set both, or neither.", 2, ("AWS_ACCESS_KEY_ID", "ENVIRONMENT"), ("AWS_REGION", "eu-west-1")),
        new("half of the keys in a profile", "half", "The profile 'half' has aws_access_key_id, but no aws_secret_access_key. 'aws configure --profile half' sets both."),
        new("profile that is not there", "nobody", "The profile 'nobody' is in none of the shared configuration files. 'aws configure list-profiles' shows those there are."),
        new("profile of the environment that is not there", null, "The profile 'nobody' is in none of the shared configuration files. 'aws configure list-profiles' shows those there are.", 2, ("AWS_PROFILE", "nobody")),
        new("profile without anything", "quiet", "The profile 'quiet' gives no credentials. 'aws configure --profile quiet' sets them."),
        new("role whose source is not there", "orphan", "The profile 'orphan' takes its credentials from 'nobody' (source_profile), which is in none of the shared configuration files."),
        new("roles that take from each other", "round", "The profiles round and about take their credentials from each other."),
        new("role of an environment without keys", "of-environment", "The profile 'of-environment' takes its credentials from Environment (credential_source), where there are none."),
        new("session of aws login", "login", "The profile 'login' is one of 'aws login', whose sessions cannot be used here. 'aws configure export-credentials --profile login --format env' prints its keys for the environment."),
        new("value that cannot be", "worded", "The profile 'worded' in {config} has a value that its key cannot take, such as a word where a number belongs."),
        new("file that is none of profiles", null, "Line 2 of {config} is neither a section, nor key = value, nor a comment.") { Config = $"[default]\naws_secret_access_key {Secret}\n" },
        new("section that is not closed", "x", "Line 1 of {config} is neither a section, nor key = value, nor a comment.") { Config = "[profile x\nregion = eu-west-1\n" },
        new("region that cannot be", "keys", "AWS_REGION gives 'eu_west', which cannot be a region. A region is called such as eu-central-1.", 2, ("AWS_REGION", "eu_west")),
        new("authorities that are not there", "keys", "AWS_CA_BUNDLE names '/nowhere/authorities.pem', from which no certificates can be read: Could not find a part of the path '/nowhere/authorities.pem'.", 2, ("AWS_ENDPOINT_URL", "https://127.0.0.1:1"), ("AWS_CA_BUNDLE", "/nowhere/authorities.pem")),
    ];

    /// <summary>Makes ready what a way needs, and gives its variables over those of <see cref="Environment"/>.</summary>
    public IEnumerable<(string Name, string? Value)> Prepare(IEnumerable<(string Name, string? Value)> variables, string? config = null)
    {
        File.WriteAllText(ConfigFile, config ?? Config());
        return Environment.Concat(variables.Select(variable => (variable.Name, variable.Value is null ? null : Filled(variable.Value))));
    }

    /// <summary>The text with what only this home knows.</summary>
    public string Filled(string text) => text.Replace("{home}", Home, StringComparison.Ordinal).Replace("{config}", ConfigFile, StringComparison.Ordinal).Replace("{url}", _url, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(Home, recursive: true);

    private string PathOf(params string[] parts) => Path.Combine([Home, .. parts]);

    // As `aws sso login` leaves it.
    private void Remember(string session, string until, params (string, JsonValue)[] more)
    {
#pragma warning disable CA5350 // The AWS CLI calls its files so.
        var name = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(session + _unique)));
#pragma warning restore CA5350
        File.WriteAllText(PathOf(".aws", "sso", "cache", name + ".json"), JsonValue.Object(
        [
            ("startUrl", "https://example.awsapps.com/start"), ("region", "eu-west-1"), ("accessToken", $"{Secret}-{session}"), ("expiresAt", until), .. more,
        ]).ToJson());
    }

    private string Config()
    {
        var text = new StringBuilder();

        foreach (var session in (string[])["signed-in", "over", "renewable", "revoked", "stranger", "never"])
        {
            Profile(session, $"sso_session = {session}{_unique}", "sso_account_id = 111122223333", "sso_role_name = operator");
            text.Append($"[sso-session {session}{_unique}]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\nsso_registration_scopes = sso:account:access\n\n");
        }

        const string Operator = "role_arn = arn:aws:iam::111122223333:role/operator";
        Profile("nameless", "sso_session = nobody", "sso_account_id = 111122223333", "sso_role_name = operator");
        Profile("keys", "aws_access_key_id = KEYS", $"aws_secret_access_key = {Secret}");
        Profile("half", "aws_access_key_id = KEYS");
        Profile("quiet");
        Profile("worded", "aws_access_key_id = KEYS", $"aws_secret_access_key = {Secret}", "max_attempts = many");
        Profile("role", Operator, "source_profile = keys");
        Profile("role-of-sso", Operator, "source_profile = signed-in");
        Profile("role-of-over", Operator, "source_profile = over");
        Profile("orphan", Operator, "source_profile = nobody");
        Profile("round", Operator, "source_profile = about");
        Profile("about", Operator, "source_profile = round");
        Profile("of-environment", Operator, "credential_source = Environment");
        Profile("process", $"credential_process = cat {PathOf("keys.json")}");
        Profile("failing", "credential_process = cat /nowhere/keys.json");
        Profile("babbling", $"credential_process = echo {Secret}");
        Profile("web", "role_arn = arn:aws:iam::111122223333:role/web", $"web_identity_token_file = {PathOf("token")}");
        Profile("login", "login_session = arn:aws:iam::111122223333:user/ann");
        return text.ToString();

        void Profile(string name, params string[] lines) => text.Append($"[profile {name}]\nregion = eu-west-1\n{string.Concat(lines.Select(line => line + "\n"))}\n");
    }

    private static JsonValue Keys(string key) => JsonValue.Object(
        ("Version", 1), ("Code", "Success"), ("Type", "AWS-HMAC"), ("LastUpdated", "2026-01-01T00:00:00Z"), ("AccessKeyId", key), ("SecretAccessKey", Secret),
        ("Token", Secret), ("SessionToken", Secret), ("Expiration", Expiration));

    private static Answer Refused(string code, string message) => Answer.Xml(
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error><RequestId>1</RequestId></ErrorResponse>", 400);

    private static string Assumed(string operation, string role) =>
        $"""
        <{operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <{operation}Result>
            <Credentials>
              <AccessKeyId>{role.Split('/')[1].ToUpperInvariant()}</AccessKeyId>
              <SecretAccessKey>{Secret}</SecretAccessKey>
              <SessionToken>{Secret}</SessionToken>
              <Expiration>{Expiration}</Expiration>
            </Credentials>
            <AssumedRoleUser>
              <Arn>arn:aws:sts::111122223333:assumed-role/r/s</Arn>
              <AssumedRoleId>A:s</AssumedRoleId>
            </AssumedRoleUser>
          </{operation}Result>
          <ResponseMetadata>
            <RequestId>1</RequestId>
          </ResponseMetadata>
        </{operation}Response>
        """;

    /// <summary>A way to credentials.</summary>
    public sealed record Way(string Name, string? Profile, string Key, string[] Calls, params (string Name, string? Value)[] Variables)
    {
        /// <summary>The shared configuration file; the one with all profiles unless given.</summary>
        public string? Config { get; init; }

        public override string ToString() => Name;
    }

    /// <summary>What looks like a way to credentials and is none.</summary>
    public sealed record NoWay(string Name, string? Profile, string Message, int ExitCode = 2, params (string Name, string? Value)[] Variables)
    {
        /// <summary>The shared configuration file; the one with all profiles unless given.</summary>
        public string? Config { get; init; }

        public override string ToString() => Name;
    }
}
